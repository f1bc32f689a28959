import {familyOf} from '../../shared/documents/kinds.ts';
import type {ExportContext} from '../export/context.ts';
import {masterKey} from '../ledger/keys.ts';
import type {FileThere} from './place-file.ts';
import type {FileTarget} from './plan-files.ts';
import {nameKey} from './xero-file-name.ts';

/** Xero's advice for list filters is about 40 values (Xero's documentation). */
const IDS_A_CALL = 40;

/**
 * The files that hang on each of these documents in Xero, by its id there: ours and everyone's. What this run made has
 * ours alone, and of the others only those are listed that Xero says have some.
 */
export async function filesThere(
  context: ExportContext,
  targets: readonly FileTarget[],
): Promise<Map<string, FileThere[]>> {
  const {xero, work} = context;
  const options = {urgent: work.urgent, signal: work.signal};
  const there = new Map<string, FileThere[]>();
  const older: FileTarget[] = [];
  for (const target of new Map(targets.map((one) => [one.xeroId, one])).values()) {
    if (work.created.has(target.entryId))
      there.set(target.xeroId, [...goneTo(context, target), ...openFilesOf(context, target)]);
    else older.push(target);
  }
  for (let from = 0; from < older.length; from += IDS_A_CALL) {
    work.signal.throwIfAborted();
    const some = older.slice(from, from + IDS_A_CALL);
    // One document is asked for its files at once: whether it has any would be a call as well.
    const withFiles = some.length === 1 ? some : await havingFiles(context, some);
    for (const target of some) {
      work.signal.throwIfAborted();
      const listed = withFiles.includes(target) ? await xero.listAttachments(target.xeroId, options) : [];
      there.set(target.xeroId, allOn(context, target, listed ?? []));
    }
  }
  return there;
}

async function havingFiles({xero, work}: ExportContext, targets: readonly FileTarget[]): Promise<FileTarget[]> {
  const options = {urgent: work.urgent, signal: work.signal};
  const found = await xero.findInvoicesById(
    targets.map(({xeroId}) => xeroId),
    options,
  );
  const without = new Set(found.flatMap(({id, hasAttachments}) => (hasAttachments === false && id ? [id] : [])));
  return targets.filter(({xeroId}) => !without.has(xeroId.toLowerCase()));
}

type Listed = NonNullable<Awaited<ReturnType<ExportContext['xero']['listAttachments']>>>;

/** What Xero lists, and beside it what may hang there in a moment; one that is on its way and listed already is ours. */
function allOn(context: ExportContext, target: FileTarget, listed: Listed): FileThere[] {
  const ids = new Set(entriesOf(context, target).flatMap(({xeroId}) => xeroId ?? []));
  const open = openFilesOf(context, target);
  const isNamed = (name: string) => (one: {readonly name: string}) => nameKey(one.name) === nameKey(name);
  return [
    ...listed.flatMap(({id, name, size}) =>
      id ? [{id, name, size, ours: ids.has(id) || open.some(isNamed(name))}] : [],
    ),
    ...open.filter(({name}) => !listed.some(isNamed(name))),
  ];
}

/** Files of ours that the ledger knows there. */
const goneTo = (context: ExportContext, target: FileTarget): FileThere[] =>
  entriesOf(context, target).flatMap(({state, xeroId: id, xeroNumber: name}) =>
    state === 'accepted' && id && name ? [{id, name, size: null, ours: true}] : [],
  );

/** Files of ours whose answer is lost: they may hang there in a moment, and keep their names meanwhile. */
function openFilesOf(context: ExportContext, target: FileTarget): FileThere[] {
  return entriesOf(context, target).flatMap(({id, sendId}) => {
    const send = sendId ? context.store.get('sends', sendId) : undefined;
    const name = send?.expected[send.entryIds.indexOf(id)]?.fileName;
    return name ? [{id, name, size: null, ours: true}] : [];
  });
}

function entriesOf({store, books}: ExportContext, {document}: FileTarget) {
  const {kind, masterId, taskId} = document;
  const master = store.get('masters', masterKey(books.account, familyOf(kind), masterId));
  return (master?.parts?.[books.tenantId] ?? [])
    .filter((entryId) => entryId.includes(`/attachment/${masterId}/${taskId}/`))
    .flatMap((entryId) => store.get('ledger', entryId) ?? []);
}
