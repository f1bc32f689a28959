import {hash} from 'node:crypto';

/** What a file of ours says of itself. `damaged`: cut short or changed; `foreign`: not written by Deerpath. */
export type FileText =
  | {readonly is: 'ours'; readonly version: number; readonly checksum: string; readonly data: unknown}
  | {readonly is: 'damaged' | 'foreign'};

/** What stands before the data. */
export interface FileHead {
  readonly version: number;
  readonly checksum: string;
}

/** A whole text, ready to be written. */
export interface Packed {
  /** As it is, or its bytes in UTF-8. */
  readonly text: string | Uint8Array;
  readonly checksum: string;
}

/** A file's whole text: compact JSON with the schema's version and the SHA-256 of the data's very bytes. */
export function packFile(version: number, data: unknown): Packed & {readonly text: string} {
  const body = JSON.stringify(data);
  const checksum = hash('sha256', body);
  return {text: `${headText(version, checksum)}${body}}`, checksum};
}

/** Whole files by name, for the writer of the folder. */
export const packAll = (version: number, files: ReadonlyMap<string, unknown>): Map<string, () => Promise<Packed>> =>
  new Map(Array.from(files, ([name, data]) => [name, async () => packFile(version, data)]));

/** At which byte the data begins in a file of that version. */
export const bodyStart = (version: number): number => headText(version, NO_CHECKSUM).length;

/** Looks at the bytes of a file without reading the data. Undefined for what is damaged or foreign. */
export function headOf(bytes: Buffer): FileHead | undefined {
  const [start, version, checksum] = HEAD.exec(bytes.toString('latin1', 0, LONGEST_HEAD)) ?? [];
  if (start === undefined || bytes.at(-1) !== '}'.charCodeAt(0)) return undefined;
  if (hash('sha256', bytes.subarray(start.length, -1)) !== checksum) return undefined;
  return {version: Number(version), checksum};
}

/** Reads what `packFile` wrote. Never throws. */
export function unpackFile(text: string): FileText {
  const head = HEAD.exec(text);
  if (!head) return {is: looksForeign(text) ? 'foreign' : 'damaged'};
  const [start, version, checksum] = head;
  const body = text.slice(start.length, -1);
  if (!text.endsWith('}') || hash('sha256', body) !== checksum) return {is: 'damaged'};
  return {is: 'ours', version: Number(version), checksum: String(checksum), data: JSON.parse(body)};
}

/** Of the data in a text that `unpackFile` found to be ours. */
export const checksumOf = (text: string): string => HEAD.exec(text)?.[2] ?? '';

/** Whole JSON without our head is somebody else's; anything else was ours, or nobody can tell. */
function looksForeign(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What stands before the data, as long for every checksum. */
export const headText = (version: number, checksum: string): string =>
  `{"version":${version},"checksum":"${checksum}","data":`;
const NO_CHECKSUM = '0'.repeat(64);

const HEAD = /^\{"version":([1-9]\d{0,8}),"checksum":"([0-9a-f]{64})","data":/;
const LONGEST_HEAD = bodyStart(999_999_999);
