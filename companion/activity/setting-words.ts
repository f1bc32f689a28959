import type {Settings} from '../../shared/contract/settings.ts';
import type {Frequency} from '../../shared/schedule/frequency.ts';

/** What people call a setting, and how its value is said; null where nothing is set. */
export interface SettingWords {
  readonly name: string;
  say?(value: unknown, settings: Settings): string | null;
}

/** The words of a setting by its path; a setting without words of its own is called by its name in the contract. */
export function settingWords(path: string): SettingWords {
  return words[path] ?? {name: path};
}

/** A value in plain words. */
export function valueWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
  return String(value);
}

const oneOf =
  (said: Readonly<Record<string, string>>) =>
  (value: unknown): string | null =>
    said[String(value)] ?? valueWords(value);

const frequencyWords: Readonly<Record<Frequency, string>> = {
  '15m': 'Every 15 minutes',
  '30m': 'Every 30 minutes',
  '1h': 'Every hour',
  '2h': 'Every 2 hours',
  '4h': 'Every 4 hours',
  '6h': 'Every 6 hours',
  '12h': 'Every 12 hours',
  '1d': 'Every day',
  '1w': 'Every week',
};

/** “23 November 2026” */
const day = (value: unknown): string | null =>
  typeof value === 'string'
    ? new Intl.DateTimeFormat('en-GB', {timeZone: 'UTC', dateStyle: 'long'}).format(Date.parse(value))
    : null;

const listNames = (value: unknown, {mailingLists}: Settings): string | null =>
  Array.isArray(value)
    ? valueWords(value.map((id) => mailingLists.find((list) => list.id === id)?.name ?? 'a list that is gone'))
    : null;

const words: Readonly<Record<string, SettingWords>> = {
  exportAttachments: {name: 'Export Attachments to Xero'},
  attachmentDays: {name: 'Days in which late attachments are looked for'},
  exportPurchaseOrders: {name: 'Export Purchase Orders to Xero'},
  exportPayments: {name: 'Export Payments to Xero'},
  exportJournals: {name: 'Export Journals to Xero'},
  documentStatus: {name: 'Status in Xero', say: oneOf({AUTHORISED: 'Authorised', DRAFT: 'Draft'})},
  ignoreBefore: {name: 'First day', say: day},
  lockedDocuments: {
    name: 'Documents in a locked period',
    say: oneOf({fail: 'They fail', draft: 'They go as drafts', 'next-day': 'They go with the day after the lock date'}),
  },
  'autosync.enabled': {name: 'Autosynchronisation'},
  'autosync.startDate': {name: 'Start Date', say: day},
  'autosync.startTime': {name: 'Start Time'},
  'autosync.timeZone': {name: 'Time zone', say: (value) => valueWords(value) ?? 'As in DEAR'},
  'autosync.frequency': {name: 'Frequency', say: oneOf(frequencyWords)},
  'autosync.alert.type': {name: 'Alert Type for Errors', say: oneOf({internal: 'Internal', email: 'Email'})},
  'autosync.alert.mailingListIds': {name: 'Mailing lists', say: listNames},
  'autosync.alert.addresses': {
    name: 'Addresses that receive alerts',
    say: (value) => valueWords(value) ?? 'All of the chosen lists',
  },
  'mapping.defaultSalesAccount': {name: 'Default sales account'},
  'mapping.defaultPurchaseAccount': {name: 'Default purchase account'},
  'mapping.roundingAccount': {name: 'Rounding account'},
};
