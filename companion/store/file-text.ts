import {createHash} from 'node:crypto';

/** What a file of ours says of itself. `damaged`: cut short or changed; `foreign`: not written by Deerpath. */
export type FileText =
  | {readonly is: 'ours'; readonly version: number; readonly checksum: string; readonly data: unknown}
  | {readonly is: 'damaged' | 'foreign'};

/** A file's whole text: compact JSON with the schema's version and the SHA-256 of the data's very bytes. */
export function packFile(version: number, data: unknown): {text: string; checksum: string} {
  const body = JSON.stringify(data);
  const checksum = sha256(body);
  return {text: `{"version":${version},"checksum":"${checksum}","data":${body}}`, checksum};
}

/** Reads what `packFile` wrote. Never throws. */
export function unpackFile(text: string): FileText {
  const head = /^\{"version":([1-9]\d{0,8}),"checksum":"([0-9a-f]{64})","data":/.exec(text);
  if (!head) return {is: looksForeign(text) ? 'foreign' : 'damaged'};
  const [start, version, checksum] = head;
  const body = text.slice(start.length, -1);
  if (!text.endsWith('}') || sha256(body) !== checksum) return {is: 'damaged'};
  return {is: 'ours', version: Number(version), checksum: String(checksum), data: JSON.parse(body)};
}

/** Whole JSON without our head is somebody else's; anything else was ours, or nobody can tell. */
function looksForeign(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
