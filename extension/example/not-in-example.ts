import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';

/** What is said where the example has nothing to answer with. */
export const notInExample = (): Trouble => ({
  kind: 'refused',
  title: i18n.t('example.title'),
  detail: i18n.t('example.notHere'),
});
