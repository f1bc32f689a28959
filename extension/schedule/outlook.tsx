import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {FormFacts} from '../messages/asks.ts';
import {ScheduleIcon} from '../ui/icons.tsx';
import type {Draft} from './draft.ts';
import {sentenceOf} from './schedule-words.ts';

interface OutlookProps {
  readonly draft: Draft;
  readonly facts: FormFacts;
  readonly now: Date;
}

/** What will happen, written anew at each change. */
export const Outlook = ({draft, facts, now}: OutlookProps): JSX.Element => (
  <div class="outlook">
    <ScheduleIcon />
    <p>{sentenceOf(draft, facts, now) ?? i18n.t('schedule.incomplete')}</p>
  </div>
);
