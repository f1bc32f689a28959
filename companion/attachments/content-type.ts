import mime from 'mime';

const KNOWN = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;
const ANYTHING = 'application/octet-stream';

/** The type under which a file goes to Xero: what DEAR declares, else what its extension says, else anything at all. */
export function contentTypeOf({contentType, fileName}: {contentType: string; fileName: string}): string {
  const declared = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return KNOWN.test(declared) && declared !== ANYTHING ? declared : (mime.getType(fileName) ?? ANYTHING);
}

/** Whether a file is meant to be a web page. */
export const isMeantAsPage = (type: string): boolean => ['text/html', 'application/xhtml+xml'].includes(type);
