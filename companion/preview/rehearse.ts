import type {Preview} from '../../shared/export/preview.ts';
import type {Run} from '../../shared/export/run.ts';
import {dearLists} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {VOIDED} from '../export/plan/plan-withdrawn.ts';
import {counted} from './counted.ts';
import {overlayStore} from './overlay-store.ts';
import {createRehearsal} from './rehearsal.ts';
import {whatWouldGo} from './what-would-go.ts';

/**
 * The same run with nothing at stake: its store forgets, nobody hears of it, and where something would be sent to Xero it is
 * taken as accepted. Everything else is the sync itself, so that a preview tells what a sync does and not what we think it does.
 *
 * @param callsPerMinute of both sides, for the time the sync would take.
 */
export function rehearse(
  real: ExportContext,
  scope: Run['scope'],
  callsPerMinute: {readonly dear: number; readonly xero: number},
): {readonly context: ExportContext; preview(): Preview} {
  const store = overlayStore(real.store);
  const rehearsal = createRehearsal(real.ids);
  const xero = counted(real.xero);
  const context: ExportContext = {...real, store, rehearsal, xero: xero.port, bus: {publish() {}}};

  function preview(): Preview {
    const isVoided = (entryId: string) => store.get('ledger', entryId)?.acceptedFingerprint === VOIDED;
    const items = whatWouldGo(store.put('rows'), rehearsal.operationOf, isVoided);
    const files = items.filter(({action}) => action === 'attach').length;
    const calls = {
      // What was read is not read again; a file is only ever fetched when it goes.
      dear: (scope.kind === 'all' ? dearLists.length : 1) + files,
      xero: xero.calls() + rehearsal.calls(),
    };
    const minutes = Math.max(calls.dear / callsPerMinute.dear, calls.xero / callsPerMinute.xero);
    return {items, calls, seconds: Math.ceil(minutes * 60)};
  }

  return {context, preview};
}
