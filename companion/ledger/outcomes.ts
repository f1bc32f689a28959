import {contactArchived} from '../export/refusals/contact-archived.ts';
import {planLimit, refusal, saysPlanLimit} from '../export/refusals/refusals.ts';
import type {Send} from '../store/ledger-records.ts';
import type {XeroElement} from '../xero/xero.ts';
import type {Outcome, XeroSums} from './settle.ts';

/** What every document of Xero's has that an outcome tells of. */
type XeroRecord = XeroSums & {readonly id: string | null; readonly number: string};

/** What an answer's element says became of a document; without an element nobody knows. */
export function documentOutcome(
  element: XeroElement<XeroRecord> | undefined,
  expected: Send['expected'][number] | undefined,
): Outcome {
  if (!element || !expected) return {kind: 'unknown', problem: null};
  if (element.outcome === 'saved') {
    const {id, number} = element.record;
    if (!id) return {kind: 'unknown', problem: null};
    const {record: answer, warnings} = element;
    return {kind: 'saved', xeroId: id, xeroNumber: number || expected.number, answer, warnings};
  }
  if (saysPlanLimit(element.errors)) return {kind: 'waiting', problem: planLimit(element.errors)};
  const problem = refusal(element.errors, expected.number);
  return {
    kind: 'refused',
    problem:
      problem.code === 'xero.contact-archived' && expected.name
        ? contactArchived(expected.name, expected.contactId, problem.raw)
        : problem,
  };
}
