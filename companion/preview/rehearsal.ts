import type {Outcome} from '../ledger/settle.ts';
import type {Ids} from '../platform/ids.ts';
import type {Operation, Send} from '../store/ledger-records.ts';

/** Stands in for Xero while a run only looks: everything is accepted, and nothing leaves. */
export interface Rehearsal {
  answer(send: Send): readonly Outcome[];
  /** What would have been sent for a ledger entry, the last of it. */
  operationOf(entryId: string): Operation | undefined;
  /** Whether Xero has no such document: the rehearsal alone made it. */
  isMade(xeroId: string): boolean;
  /** Calls that would have changed something. */
  calls(): number;
}

export function createRehearsal(ids: Ids): Rehearsal {
  const operations = new Map<string, Operation>();
  const made = new Set<string>();
  let calls = 0;
  return {
    answer(send) {
      calls++;
      return send.expected.map((expected, index): Outcome => {
        const entryId = send.entryIds[index];
        if (entryId) operations.set(entryId, send.operation);
        const xeroId = send.operation.startsWith('update-') && send.targetId ? send.targetId : ids.next();
        if (xeroId !== send.targetId) made.add(xeroId);
        return {kind: 'saved', xeroId, xeroNumber: expected.number, answer: null, warnings: []};
      });
    },
    operationOf: (entryId) => operations.get(entryId),
    isMade: (xeroId) => made.has(xeroId),
    calls: () => calls,
  };
}
