import type {ExportContext} from '../export/context.ts';
import {readMaster} from '../export/discover/read-masters.ts';
import {isSettledIn} from '../export/discover/settled.ts';
import {planWithChoices} from '../export/plan/plan-with-choices.ts';
import {exportLooked} from '../export/runs/plan-and-export.ts';
import type {Errand} from '../export/stages/errand.ts';
import {invoices} from '../export/stages/xero-kinds/invoices.ts';
import {isoTime} from '../platform/clock.ts';
import {Trouble} from '../platform/trouble.ts';
import type {Master} from '../store/master-record.ts';
import {callShare} from './call-share.ts';
import {chooseToLookAt, type Watched} from './choose-to-look-at.ts';

/**
 * DEAR does not promise to move a document's stamp when a file is added: within a small share of DEAR's calls the lists of
 * files are read once more, and where one has grown the sale or purchase is read and its files go.
 */
export const lateFiles: Errand = {
  name: 'late-files',
  kinds: [],
  isOn: ({exportAttachments}) => exportAttachments,

  async run(context) {
    // What a preview spends here the sync after it would lack.
    if (context.rehearsal) return;
    for (const master of await findGrown(context)) {
      context.work.signal.throwIfAborted();
      const read = await readMaster(context, {family: master.family, id: master.dearId});
      if (read) await exportLooked(context, [{read, plan: await planWithChoices(context, invoices, read)}]);
    }
  },
};

/** Reads the lists whose turn it is, and notes that; what DEAR does not give keeps its place in the line. */
async function findGrown(context: ExportContext): Promise<Master[]> {
  const {store, books, clock, dear, dearCallsPerMinute, work} = context;
  const {settings, cursors} = store.state;
  const key = `${books.account}/${books.tenantId}/files`;
  const now = clock.now();
  const share = callShare(cursors[key], {now, perMinute: dearCallsPerMinute});
  const chosen = chooseToLookAt(watchedIn(context), {now, days: settings.attachmentDays, calls: share.calls});
  const looked: string[] = [];
  const grown: Master[] = [];
  try {
    for (const {master: key} of chosen) {
      if (work.signal.aborted) break;
      const [master] = store.select('masters', {master: key});
      if (!master) continue;
      const {id} = master;
      const files = await dear
        .readAttachments({family: master.family, id: master.dearId}, {signal: work.signal})
        .catch(unlessItsOwn);
      looked.push(id);
      if (files?.some((file) => !master.attachmentIds.includes(file.id))) grown.push(master);
    }
  } finally {
    if (looked.length > 0) {
      await store.commit('export.discovered', (changes) => {
        changes.setState({cursors: {...changes.state.cursors, [key]: share.after(looked.length)}});
        for (const id of looked) {
          const master = changes.get('masters', id);
          if (master) changes.put('masters', {...master, filesReadAt: isoTime(now)});
        }
      });
    }
  }
  return grown;
}

/** One document that DEAR refuses to show stops nobody else's turn. */
function unlessItsOwn(error: unknown): undefined {
  if (!(error instanceof Trouble) || error.kind !== 'document') throw error;
}

/** Those with an invoice or bill in Xero that this run has not read anyway. */
function watchedIn({store, books, work}: ExportContext): (Watched & {master: number})[] {
  const places = ['sale-invoice', 'bill'].map((kind) => `${books.account}/${books.tenantId}/${kind}`);
  const wentAt = new Map<number, number>();
  for (const {place, state, master, updatedAt} of store.briefs('ledger')) {
    if (state === 'accepted' && places.includes(place))
      wentAt.set(master, Math.max(updatedAt, wentAt.get(master) ?? 0));
  }
  const readAnyway = new Set(Array.from(work.read, (id) => store.brief('masters', id)?.master));
  const watched: (Watched & {master: number})[] = [];
  for (const {master, account, settled, invoiced, filesReadAt} of store.briefs('masters')) {
    const went = wentAt.get(master);
    if (went === undefined || invoiced === 0 || account !== books.account || readAnyway.has(master)) continue;
    if (isSettledIn(settled, books.tenantId)) watched.push({master, at: Math.max(went, invoiced), readAt: filesReadAt});
  }
  return watched;
}
