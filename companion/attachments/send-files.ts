import type {Problem} from '../../shared/result.ts';
import type {DearFile} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {decideOn} from '../export/decide-on.ts';
import {dispatchOne} from '../export/dispatch.ts';
import {xeroPlace} from '../ledger/xero-place.ts';
import {Trouble} from '../platform/trouble.ts';
import {fetchAhead} from './fetch-ahead.ts';
import {tooManyFiles} from './file-outcome.ts';
import {filesThere} from './files-there.ts';
import {type FileThere, mayBePlaced, type Placed, placeFile} from './place-file.ts';
import type {FileTarget, FileWork} from './plan-files.ts';

/** So many files on end that DEAR does not give: then it is not they that are ill. */
const FILES_IN_VAIN = 3;

/**
 * Takes planned files to their documents, one by one: looks what hangs there, brings the file here, gives it a name that is
 * free, and sends it. What stops one file is written down as its own; standing trouble, and DEAR being away, are thrown.
 */
export async function sendFiles(context: ExportContext, works: readonly FileWork[]): Promise<void> {
  const there = await filesThere(
    context,
    works.map(({target}) => target),
  );
  const thereOn = ({xeroId}: FileTarget): FileThere[] => there.get(xeroId) ?? [];
  const ahead = fetchAhead(context, works, (one) => mayBePlaced(one.file, thereOn(one.target)));
  let inVain = 0;
  try {
    for (const one of works) {
      if (context.work.signal.aborted) return;
      const files = thereOn(one.target);
      if (!mayBePlaced(one.file, files)) {
        await fail(context, one, tooManyFiles(one.file));
        continue;
      }
      try {
        const got = await ahead.get(one);
        inVain = 0;
        await place(context, one, got, files);
      } catch (error) {
        if (!(error instanceof Trouble) || error.kind === 'standing' || context.work.signal.aborted) throw error;
        if (error.kind === 'document') await fail(context, one, error.problem);
        else if (++inVain >= FILES_IN_VAIN) throw error;
        else await wait(context, one, error.problem);
      } finally {
        await ahead.done(one);
      }
    }
  } finally {
    await ahead.close();
  }
}

async function place(
  context: ExportContext,
  one: FileWork,
  {size, sha256}: Pick<DearFile, 'size' | 'sha256'>,
  files: FileThere[],
): Promise<void> {
  const placed = placeFile({...one.file, size}, files);
  if (placed.decision === 'no-room') return fail(context, one, tooManyFiles(one.file));
  if (placed.decision === 'there') {
    files.splice(files.indexOf(placed.file), 1, {...placed.file, ours: true});
    return adopt(context, one, placed, sha256);
  }
  const {file, target} = one;
  const {name} = placed;
  if (name !== file.fileName) await noteName(context, one, name);
  files.push({id: one.entryId, name, size, ours: true});
  const {document, xeroId} = target;
  const outcomes = await dispatchOne(context, 'put-attachment', xeroId, {
    entryId: one.entryId,
    version: one.version,
    fingerprint: sha256,
    json: {id: file.id, fileName: file.fileName, contentType: file.contentType, url: file.url},
    expected: {
      ...{type: typeOf(target), number: document.number, on: xeroId, fileName: name},
      ...{contactId: null, name: null, date: null, currency: null, total: null, totalTax: null, url: null},
    },
  });
  // What Xero certainly refused takes no room.
  if (outcomes.get(one.entryId)?.kind === 'refused') files.pop();
}

const fail = (context: ExportContext, one: FileWork, problem: Problem): Promise<void> =>
  decideOn(context, one, 'ledger.settled', () => ({
    state: 'refused',
    row: {status: 'Failed', problem},
    attempt: {outcome: 'failed', text: problem.title, problem},
  }));

const wait = (context: ExportContext, one: FileWork, problem: Problem): Promise<void> =>
  decideOn(context, one, 'ledger.settled', () => ({
    state: 'as it is',
    row: {status: 'Pending', problem},
    attempt: {outcome: 'waited', text: problem.title, problem},
  }));

const noteName = (context: ExportContext, one: FileWork, name: string): Promise<void> =>
  decideOn(context, one, 'export.planned', () => ({
    state: 'as it is',
    row: {notes: [`In DEAR it is ${one.file.fileName}, in Xero ${name}.`]},
    attempt: null,
  }));

const adopt = (
  context: ExportContext,
  one: FileWork,
  {file}: Extract<Placed, {decision: 'there'}>,
  fingerprint: string,
): Promise<void> =>
  decideOn(context, one, 'ledger.adopted', () => ({
    state: 'accepted',
    facts: {fingerprint, acceptedFingerprint: fingerprint, xeroId: file.id, xeroNumber: file.name, adopted: true},
    row: {
      status: 'Completed',
      problem: null,
      xero: xeroPlace(typeOf(one.target), {id: file.id, number: file.name, on: one.target.xeroId}),
      notes: ['It was in Xero already, under this name and as large, and was left as it is.'],
    },
    attempt: {outcome: 'found', text: 'Found in Xero.', problem: null},
  }));

const typeOf = ({document}: FileTarget): 'ACCREC' | 'ACCPAY' => (document.kind === 'bill' ? 'ACCPAY' : 'ACCREC');
