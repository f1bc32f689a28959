import type {DearFault} from '../../sandbox/dear/faults.ts';
import type {Sandbox} from '../../sandbox/sandbox.ts';
import type {Fault} from '../../sandbox/xero/faults.ts';
import type {Dice} from './dice.ts';

const calls = [
  ...['PUT /Invoices', 'POST /Invoices/*', 'PUT /CreditNotes', 'POST /CreditNotes/*', 'PUT /Contacts'],
  ...['PUT /PurchaseOrders', 'POST /PurchaseOrders', 'PUT /Payments', 'POST /Payments/*'],
  ...['PUT /CreditNotes/*/Allocations', 'PUT /Invoices/*/Attachments/*'],
  ...['GET /Invoices', 'GET /CreditNotes', 'GET /PurchaseOrders', 'GET /Contacts', 'GET /Organisation'],
];
const faults: readonly Fault[] = [
  {kind: 'drop-before'},
  {kind: 'drop-after'},
  {kind: 'late-commit', milliseconds: 40_000},
  {kind: 'late-commit', milliseconds: 20_000, answer: 500},
  {kind: 'truncated'},
  {kind: 'missing-elements'},
  {kind: 'reordered'},
  {kind: 'error-before'},
  {kind: 'error-after'},
  {kind: 'unavailable'},
  {kind: 'html'},
  {kind: 'html', processed: true},
  {kind: 'empty', processed: true},
  {kind: 'limit', which: 'minute', retryAfter: 7},
  {kind: 'unauthorized'},
];
const dearFaults: readonly DearFault[] = ['429', '429-as-400', '500', '503', 'html', 'truncated', 'drop'];

/** One of the next calls of Xero's or DEAR's goes wrong, in a way that passes. Says which. */
export function befall({xero, dear}: Pick<Sandbox, 'xero' | 'dear'>, dice: Dice): string {
  const after = dice.below(4);
  if (dice.oneIn(4)) {
    const fault = dice.one(dearFaults) ?? '500';
    dear.faults.add({on: '*', fault, after});
    return `DEAR: ${fault} after ${after}`;
  }
  const on = dice.one(calls) ?? '';
  const fault = dice.one(faults) ?? {kind: 'drop-after'};
  xero.faults.add({on, fault, after});
  return `${on}: ${fault.kind} after ${after}`;
}
