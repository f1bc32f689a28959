import type {Settings} from './settings.ts';

/**
 * What a new installation starts with. A data folder from before payments were sent keeps its `exportPayments: false` until
 * somebody decides (`companion/payments/payments-question.ts`).
 */
export const defaultSettings: Settings = {
  exportAttachments: false,
  attachmentDays: 14,
  exportPurchaseOrders: false,
  exportPayments: true,
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
