/**
 * Reads JSON with every number as the very text that was on the wire: `12.10` stays `12.10`, and no money ever becomes a
 * float. Throws SyntaxError on what is no JSON.
 */
export function parseExact(text: string): unknown {
  return JSON.parse(text, keepSource as (this: unknown, key: string, value: unknown) => unknown);
}

/** The same, and undefined for what is no JSON. */
export function readExact(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keepSource = (_key: string, value: unknown, context: {source?: string}) =>
  typeof value === 'number' ? (context.source ?? String(value)) : value;
