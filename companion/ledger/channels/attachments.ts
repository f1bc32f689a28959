import * as z from 'zod';
import {fileOutcome, nameTaken, outcomeOfRefusal} from '../../attachments/file-outcome.ts';
import {nameKey} from '../../attachments/xero-file-name.ts';
import {Trouble} from '../../platform/trouble.ts';
import type {Send} from '../../store/ledger-records.ts';
import type {Channel} from '../channel.ts';
import type {Outcome} from '../settle.ts';

/** What the ledger keeps of a file instead of its bytes: where DEAR has it. */
const body = z.object({
  Attachments: z.tuple([z.object({id: z.string(), fileName: z.string(), contentType: z.string(), url: z.string()})]),
});

/**
 * A file on its way to a document, one a call. The bytes come from DEAR once more when they are not here: the same name
 * overwrites, so that what is sent twice is there once. Known again by its name, which nobody else had when it was chosen, and
 * its size: where a person put another file under that name meanwhile, it is not sent once more over that one.
 */
export const attachmentsChannel: Channel = {
  member: 'Attachments',

  async call({xero, files, work}, send) {
    const {on, name} = placeOf(send);
    const [file] = body.parse(JSON.parse(send.body)).Attachments;
    const wasHere = files.has(file.id);
    try {
      const {type, read} = await files.get(file).catch(neverReachedXero);
      const bytes = await read();
      const call = xero.putAttachment(on, {name, type, bytes}, send.idempotencyKey, {urgent: work.urgent});
      const answer = await call.then(
        ([element]) => fileOutcome(element, file),
        (error: unknown) => outcomeOfRefusal(error, file),
      );
      return [answer];
    } finally {
      if (!wasHere) await files.drop(file.id);
    }
  },

  async look({xero, work}, send, open) {
    const found = new Map<string, Outcome>();
    const {on, name, size} = placeOf(send);
    const there = await xero.listAttachments(on, {urgent: work.urgent, signal: work.signal});
    const file = there?.find((one) => nameKey(one.name) === nameKey(name));
    const [entryId] = open;
    if (entryId && file?.id && size !== null && file.size !== null && file.size !== size) {
      const [{fileName}] = body.parse(JSON.parse(send.body)).Attachments;
      found.set(entryId, {kind: 'refused', problem: nameTaken(fileName, name)});
    } else if (entryId && file?.id) {
      found.set(entryId, {kind: 'found', xeroId: file.id, xeroNumber: file.name, answer: null, adopted: false});
    }
    return found;
  },
};

function placeOf({targetId, expected}: Send): {on: string; name: string; size: number | null} {
  const {fileName: name, size = null} = expected[0] ?? {};
  if (!targetId || !name) throw new Error('A file names its document and itself.');
  return {on: targetId, name, size};
}

/** While DEAR does not give the file nothing was sent, whatever became of DEAR's call. */
function neverReachedXero(error: unknown): never {
  if (!(error instanceof Trouble)) throw error;
  const {kind, problem, retryAfter} = error;
  throw new Trouble(kind, problem, {
    effect: 'not-processed',
    cause: error,
    ...(retryAfter === undefined ? {} : {retryAfter}),
  });
}
