import {guidsInPage} from '../../../shared/documents/page-address.ts';
import {fromCents} from '../../../shared/money/cents.ts';
import type {Problem} from '../../../shared/result.ts';
import {sameId, sameNumber} from '../../ledger/match-elements.ts';
import {xeroPlace} from '../../ledger/xero-place.ts';
import {xeroTypeNamed} from '../../mapping/xero-types.ts';
import {problemOf} from '../../platform/trouble.ts';
import type {Send} from '../../store/ledger-records.ts';
import type {XeroInvoice} from '../../xero/xero.ts';

type Expected = Send['expected'][number];

/** What Xero already has under the number of a document that the ledger does not know there. */
export type Reconciled =
  | {readonly decision: 'create'}
  /** Ours by its Url: its answer was lost, or the data folder is an older one. */
  | {readonly decision: 'ours'; readonly invoice: XeroInvoice & {id: string}}
  /** Made by somebody else and equal in contact, date, currency and total: taken over, never edited. */
  | {readonly decision: 'adopt'; readonly invoice: XeroInvoice & {id: string}}
  | {readonly decision: 'taken'; readonly problem: Problem; readonly invoice: XeroInvoice};

/**
 * Decides, before anything is created, what the candidates of a look-up mean for a document. Pure.
 *
 * @param claimed says whether another ledger entry holds that Xero id.
 */
export function reconcile(
  document: Expected,
  candidates: readonly XeroInvoice[],
  claimed: (xeroId: string) => boolean,
): Reconciled {
  const sameName = candidates.filter(
    (candidate): candidate is XeroInvoice & {id: string} =>
      candidate.id !== null && candidate.type === document.type && sameNumber(candidate.number, document.number),
  );
  const ours = sameName.filter((candidate) => isOurs(document, candidate));
  const living = ours.find((candidate) => isAlive(candidate) && !claimed(candidate.id));
  if (living) return {decision: 'ours', invoice: living};

  const strangers = sameName.filter((candidate) => !guidsInPage(candidate.url) && !claimed(candidate.id));
  const equal = strangers.find((candidate) => isAlive(candidate) && isEqual(document, candidate));
  if (equal) return {decision: 'adopt', invoice: equal};

  const rival = xeroTypeNamed(document.type)?.isNumberUnique
    ? sameName[0] // such a number stays taken when its document was voided
    : strangers.find((candidate) => isAlive(candidate) && isOfContact(document, candidate));
  return rival ? {decision: 'taken', problem: numberTaken(document, rival), invoice: rival} : {decision: 'create'};
}

/** Sales numbers are unique, and so are the Urls: both guids of the page in DEAR. */
function isOurs(document: Expected, candidate: XeroInvoice): boolean {
  const ours = guidsInPage(document.url);
  const theirs = guidsInPage(candidate.url);
  return (
    !!ours &&
    !!theirs &&
    ours.family === theirs.family &&
    ours.masterId === theirs.masterId &&
    ours.taskId === theirs.taskId
  );
}

const isAlive = (candidate: XeroInvoice): boolean => candidate.status !== 'VOIDED' && candidate.status !== 'DELETED';

const isOfContact = (document: Expected, candidate: XeroInvoice): boolean =>
  !!document.contactId && !!candidate.contactId && sameId(document.contactId, candidate.contactId);

const isEqual = (document: Expected, candidate: XeroInvoice): boolean =>
  isOfContact(document, candidate) &&
  candidate.date === document.date &&
  candidate.total === document.total &&
  (candidate.currency === null || candidate.currency === document.currency);

function numberTaken(document: Expected, rival: XeroInvoice): Problem {
  const noun = xeroTypeNamed(document.type)?.noun ?? 'document';
  const theirs = [
    rival.contactName ?? 'an unnamed contact',
    rival.date ?? 'no date',
    rival.total === null ? 'an unknown total' : `${fromCents(rival.total)} ${rival.currency ?? ''}`.trim(),
    rival.status?.toLowerCase() ?? 'unknown state',
  ].join(', ');
  const ours = [
    document.name ?? 'this contact',
    document.date ?? 'no date',
    document.total === null ? '' : `${fromCents(document.total)} ${document.currency ?? ''}`.trim(),
  ].join(', ');
  const gone = !isAlive(rival);
  return problemOf(
    'xero.number-taken',
    `${document.number} is another ${noun} in Xero.`,
    `In Xero it is ${theirs}; in DEAR it is ${ours}. ${gone ? 'Xero keeps the number of a voided document for ever.' : 'Nothing was sent, so that it is not there twice.'}`,
    gone
      ? `Give the ${noun} in DEAR a new number, or skip it with a reason.`
      : 'Make the two equal, rename one of them, or skip this one with a reason.',
    {link: xeroPlace(document.type, {id: rival.id ?? '', number: rival.number}).url},
  );
}
