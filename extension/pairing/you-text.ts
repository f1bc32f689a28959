import {i18n} from '#i18n';
import type {Role} from '../../shared/pairing/user.ts';

/** `Accounts, administrator` */
export const youText = ({name, role}: {readonly name: string; readonly role: Role}): string =>
  i18n.t(`setup.role.${role}`, {name});
