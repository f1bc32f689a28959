/**
 * Every durable write and every outgoing call passes a named point. In production a point runs its effect and nothing
 * else; a test can stop the companion before it, after it or in the middle of it, fail it, or delay it.
 */
export const writePoints = [
  'process.started',
  'process.stopped',
  'store.create',
  'store.migrate',
  'state.settings',
  'state.pairing',
  'pairing.code-left',
  'pairing.code-taken',
  'state.dear-connection',
  'state.xero-connection',
  'state.xero-token',
  'state.xero-day',
  'runs.enqueue',
  'runs.start',
  'runs.end',
  'runs.interrupted',
  'export.discovered',
  'export.planned',
  'export.settled',
  'ledger.sending',
  'ledger.settled',
  'ledger.unknown',
  'ledger.adopted',
  'history.skip',
  'history.unskip',
  'schedule.slot',
  'alerts.noticed',
  'alerts.dismissed',
  'alerts.mail-tried',
] as const;
export type WritePoint = (typeof writePoints)[number];

export const callPoints = [
  'dear.company',
  'dear.list',
  'dear.sale',
  'dear.purchase',
  'dear.payments',
  'dear.credit-notes',
  'dear.supplier',
  'dear.attachments',
  'dear.file',
  'dear.postings',
  'dear.tax-rules',
  'dear.accounts',
  'xero.token',
  'xero.revoke',
  'xero.connections',
  'xero.disconnect',
  'xero.organisation',
  'xero.accounts',
  'xero.tax-rates',
  'xero.currencies',
  'xero.find-contacts',
  'xero.put-contacts',
  'xero.find-invoices',
  'xero.put-invoices',
  'xero.update-invoice',
  'xero.find-credit-notes',
  'xero.put-credit-notes',
  'xero.update-credit-note',
  'xero.find-purchase-orders',
  'xero.put-purchase-orders',
  'xero.update-purchase-orders',
  'xero.find-journals',
  'xero.put-journals',
  'xero.update-journal',
  'xero.find-attachments',
  'xero.get-attachment',
  'xero.put-attachment',
  'smtp.send',
  'xero.find-payments',
  'xero.put-allocations',
  'xero.put-payments',
  'xero.delete-payment',
] as const;
export type CallPoint = (typeof callPoints)[number];

export type Failpoint = WritePoint | CallPoint;

export interface Failpoints {
  /**
   * Runs the effect. `tear` does a part of it, as a power cut or a lost connection would: the first half of the bytes.
   * Only tests ever call it.
   */
  pass<Value>(point: Failpoint, effect: () => Promise<Value>, tear?: () => Promise<void>): Promise<Value>;
}

export const noFailpoints: Failpoints = {pass: (_point, effect) => effect()};
