import {createHash} from 'node:crypto';
import type {DearAttachment} from '../../shared/documents/dear-document.ts';
import {contentTypeOf, isMeantAsPage} from '../attachments/content-type.ts';
import {readExact} from '../platform/exact-json.ts';
import {type Answer, isWebPage, readText} from '../platform/http.ts';
import type {TemporaryFile, TemporaryFiles} from '../platform/temporary-files.ts';
import type {Trouble} from '../platform/trouble.ts';
import type {CallOptions, DearFile} from './dear.ts';
import {type DearError, errorsIn} from './dear-trouble.ts';
import {downloadAddress, redirectAddress, takesKeys} from './download-address.ts';
import {fileElsewhere, fileGone, fileIsPage, fileRefused, fileTooLarge} from './file-trouble.ts';

/** Xero takes ten megabytes a file (Xero's documentation, “Attachments”). */
const LARGEST = 10 * 1024 * 1024;
const MOST_REDIRECTS = 3;
const WORDS = 64 * 1024;

/** What a single call brought: a whole file, or anything else with its words. */
interface Brought extends Answer {
  readonly kept: {readonly file: TemporaryFile; readonly size: number; readonly sha256: string} | null;
  readonly isTooLarge: boolean;
}

/** One paced, counted and timed call; `withKeys` says whether DEAR's keys go along. */
export type AskForFile = (
  address: URL,
  withKeys: boolean,
  read: (response: Response) => Promise<Brought>,
  options: CallOptions,
) => Promise<Brought>;

export interface DownloadDependencies {
  readonly ask: AskForFile;
  /** What an answer that is no file means; every answer's limits and outages alike. */
  readonly troubleIn: (answer: Answer, errors: readonly DearError[]) => Trouble;
  readonly apiUrl: string;
  readonly temporaryFiles: TemporaryFiles;
}

/**
 * Brings a file of DEAR's to a temporary file, once. Follows a few redirects, without keys; reads no more than Xero takes;
 * knows a login page when it sees one. Throws `Trouble`: of the class `document` for what is wrong with this file alone.
 */
export async function downloadFile(
  file: DearAttachment,
  {ask, troubleIn, apiUrl, temporaryFiles}: DownloadDependencies,
  options: CallOptions,
): Promise<DearFile> {
  let address = downloadAddress(file, apiUrl);
  if (!address) throw fileElsewhere(file);
  for (let redirects = 0; ; redirects++) {
    const isDirect = redirects === 0;
    const withKeys = isDirect && takesKeys(address, apiUrl);
    const brought = await ask(address, withKeys, (response) => bring(response, temporaryFiles), options);
    if (brought.isTooLarge) throw fileTooLarge(file);
    if (brought.kept) return checked(file, brought, brought.kept, troubleIn);
    const location = brought.headers.get('location');
    if (brought.status < 300 || brought.status >= 400 || !location) throw troubleWith(file, brought, troubleIn);
    address = redirects < MOST_REDIRECTS ? redirectAddress(location, address, apiUrl) : undefined;
    if (!address) throw fileElsewhere(file);
  }
}

/** Streams the body of a 200 to disk, be it empty; of anything else only the words are kept. */
async function bring(response: Response, temporaryFiles: TemporaryFiles): Promise<Brought> {
  const {status, headers} = response;
  if (status !== 200 && status !== 204) {
    return {status, headers, text: (await readText(response, WORDS)) ?? '', kept: null, isTooLarge: false};
  }
  const file = await temporaryFiles.create();
  try {
    const hash = createHash('sha256');
    let size = 0;
    let text = '';
    for await (const chunk of chunksOf(response)) {
      size += chunk.byteLength;
      // What the server says of the length is not believed: the bytes are counted.
      if (size > LARGEST) {
        await file.remove();
        return {status, headers, text, kept: null, isTooLarge: true};
      }
      if (text.length < 512) text += new TextDecoder('latin1').decode(chunk.subarray(0, 512));
      hash.update(chunk);
      await file.append(chunk);
    }
    return {status, headers, text, kept: {file, size, sha256: hash.digest('hex')}, isTooLarge: false};
  } catch (error) {
    await file.remove();
    throw error;
  }
}

/** Ends the body's connection, too, when it is left early. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** A page where another type was declared is a login page or an apology, and so is DEAR's own error. */
async function checked(
  file: DearAttachment,
  answer: Brought,
  {file: kept, size, sha256}: NonNullable<Brought['kept']>,
  troubleIn: DownloadDependencies['troubleIn'],
): Promise<DearFile> {
  const type = contentTypeOf(file);
  const said = answer.headers.get('content-type') ?? '';
  const isPage =
    /^\s*text\/html/i.test(said) || /^[\s\u00ef\u00bb\u00bf]*<(!doctype\s+html|html|head|body)\b/i.test(answer.text);
  const isJson = /json/i.test(said) && !/json/i.test(type) && size < WORDS;
  try {
    if (isPage && !isMeantAsPage(type)) throw fileIsPage(file);
    if (isJson) {
      const errors = errorsIn(readExact(new TextDecoder().decode(await kept.read())));
      if (errors.length > 0) throw troubleIn(answer, errors);
    }
  } catch (error) {
    await kept.remove();
    throw error;
  }
  return {size, sha256, type, read: () => kept.read(), remove: () => kept.remove()};
}

/** A file that is gone or closed is one file's matter; limits, outages and wrong keys are everyone's. */
function troubleWith(file: DearAttachment, answer: Answer, troubleIn: DownloadDependencies['troubleIn']): Trouble {
  if (answer.status === 404 || answer.status === 410) return fileGone(file);
  const isAboutKeys = /credential|application ?key|account ?id/i.test(answer.text) && !isWebPage(answer.text);
  if ((answer.status === 401 || answer.status === 403) && !isAboutKeys) return fileRefused(file, answer.status);
  const trouble = troubleIn(answer, errorsIn(readExact(answer.text)));
  return trouble.kind === 'document' || answer.status < 400 ? fileRefused(file, answer.status) : trouble;
}
