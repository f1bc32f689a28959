import type {Settings} from './settings.ts';

/**
 * What a new installation starts with. `exportPayments` becomes true with the version that sends payments; until then
 * the switch reads false and cannot be turned on.
 */
export const defaultSettings: Settings = {
  exportAttachments: false,
  attachmentDays: 14,
  exportPurchaseOrders: false,
  exportPayments: false,
  exportJournals: false,
  documentStatus: 'AUTHORISED',
  ignoreBefore: null,
  lockedDocuments: 'fail',
  autosync: {
    enabled: false,
    startDate: null,
    startTime: null,
    timeZone: null,
    frequency: '1h',
    alert: {type: 'internal', mailingListIds: [], addresses: []},
  },
  mailingLists: [],
  mapping: {
    taxRules: {},
    accounts: {},
    bankAccounts: {},
    defaultSalesAccount: null,
    defaultPurchaseAccount: null,
    roundingAccount: null,
  },
};

/** Switches whose work is not built yet: they read false, and turning one on is refused with 422. */
export const switchesToCome = ['exportPayments'] as const;
