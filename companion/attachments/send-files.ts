import type {Problem} from '../../shared/result.ts';
import type {DearFile} from '../dear/dear.ts';
import type {ExportContext} from '../export/context.ts';
import {dispatchTogether} from '../export/send/dispatch.ts';
import {Trouble} from '../platform/trouble.ts';
import {fetchAhead} from './fetch-ahead.ts';
import {adopt, fail, noteName, typeOf, wait} from './file-decisions.ts';
import {tooManyFiles} from './file-outcome.ts';
import {filesThere} from './files-there.ts';
import {type FileThere, mayBeIt, mayBePlaced, placeFile} from './place-file.ts';
import type {FileTarget, FileWork} from './plan-files.ts';

/** So many files on end that do not arrive: then it is not they that are ill. */
const FILES_IN_VAIN = 3;
/** Xero takes five calls at a time; one is left for others. */
const FILES_AT_ONCE = 4;

/** A file that is here and has a name that is free. */
interface Ready {
  readonly one: FileWork;
  readonly fingerprint: string;
  readonly there: FileThere;
}

/**
 * Takes planned files to their documents: looks what hangs there, brings each file here, gives it a name that is free, and
 * sends a few at once. What stops one file is written down as its own; standing trouble, and DEAR or Xero being away, are
 * thrown.
 */
export async function sendFiles(context: ExportContext, works: readonly FileWork[]): Promise<void> {
  const there = await filesThere(
    context,
    works.map(({target}) => target),
  );
  const thereOn = ({xeroId}: FileTarget): FileThere[] => there.get(xeroId) ?? [];
  const ahead = fetchAhead(context, works, (one) => mayBePlaced(one.file, thereOn(one.target)));
  const ready: Ready[] = [];
  let inVain = 0;

  async function sendReady(): Promise<void> {
    const group = ready.splice(0);
    if (group.length === 0) return;
    const outcomes = await dispatchTogether(context, 'put-attachment', group.map(parcelOf));
    for (const {one, there: placed} of group) {
      await ahead.done(one);
      const files = thereOn(one.target);
      // What Xero certainly refused takes no room.
      if (outcomes.get(one.entryId)?.kind === 'refused') files.splice(files.indexOf(placed), 1);
      heed(stuckWith(context, one));
    }
  }

  function heed(problem: Problem | null): void {
    inVain = problem ? inVain + 1 : 0;
    if (problem && inVain >= FILES_IN_VAIN) throw new Trouble('passing', problem);
  }

  try {
    for (const one of works) {
      if (context.work.signal.aborted) break;
      const files = thereOn(one.target);
      if (!mayBePlaced(one.file, files)) await sendReady();
      if (!mayBePlaced(one.file, files)) {
        await fail(context, one, tooManyFiles(one.file));
        await ahead.done(one);
        continue;
      }
      try {
        const placed = await place(context, one, await ahead.get(one), files);
        if (placed) ready.push(placed);
        else await ahead.done(one);
      } catch (error) {
        if (!(error instanceof Trouble) || error.kind === 'standing' || context.work.signal.aborted) throw error;
        await ahead.done(one);
        if (error.kind === 'document') await fail(context, one, error.problem);
        else {
          await wait(context, one, error.problem);
          heed(error.problem);
        }
      }
      if (ready.length >= FILES_AT_ONCE) await sendReady();
    }
    await sendReady();
  } finally {
    await ahead.close();
  }
}

/** Gives it a name and keeps its place; undefined when it is there already or has no place. */
async function place(
  context: ExportContext,
  one: FileWork,
  {size, sha256}: Pick<DearFile, 'size' | 'sha256'>,
  files: FileThere[],
): Promise<Ready | undefined> {
  const file = {...one.file, size};
  for (const other of mayBeIt(file, files)) {
    if (!(await isItself(context, one, other, sha256))) continue;
    files.splice(files.indexOf(other), 1, {...other, ours: true});
    await adopt(context, one, other, sha256);
    return undefined;
  }
  const placed = placeFile(file, files);
  if (placed.decision === 'no-room') {
    await fail(context, one, tooManyFiles(one.file));
    return undefined;
  }
  if (placed.name !== one.file.fileName) await noteName(context, one, placed.name);
  const there = {id: one.entryId, name: placed.name, size, ours: true};
  files.push(there);
  return {one, fingerprint: sha256, there};
}

/** One call, for what has the same name and size as ours: another file of that kind stays, and ours goes beside it. */
async function isItself({xero, work}: ExportContext, {target}: FileWork, other: FileThere, sha256: string) {
  const options = {urgent: work.urgent, signal: work.signal};
  return (await xero.attachmentDigest(target.xeroId, other.id, options))?.sha256 === sha256;
}

const parcelOf = ({one: {entryId, version, file, target}, fingerprint, there}: Ready) => ({
  xeroId: target.xeroId,
  parcel: {
    entryId,
    version,
    fingerprint,
    json: {id: file.id, fileName: file.fileName, contentType: file.contentType, url: file.url},
    expected: {
      ...{
        type: typeOf(target),
        number: target.document.number,
        on: target.xeroId,
        fileName: there.name,
        size: there.size,
      },
      ...{contactId: null, name: null, date: null, currency: null, total: null, totalTax: null, url: null},
    },
  },
});

/** Why a file that was sent is neither in Xero nor refused, after all the waiting; null when it is. */
function stuckWith({store}: ExportContext, {entryId}: FileWork): Problem | null {
  const entry = store.get('ledger', entryId);
  if (entry?.state !== 'unknown' && entry?.state !== 'planned') return null;
  return (entry.rowId && store.get('rows', entry.rowId)?.transaction.problem) || null;
}
