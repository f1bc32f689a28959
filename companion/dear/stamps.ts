const STAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A change stamp in milliseconds. DEAR writes it with or without `Z` and with up to seven digits of a second; it is UTC
 * either way. Undefined for what is no stamp.
 */
export function readStamp(stamp: string): number | undefined {
  const parts = STAMP.exec(stamp.trim());
  if (!parts) return undefined;
  const [, date, time, fraction = '', zone = 'Z'] = parts;
  const at = Date.parse(`${date}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}${zone.toUpperCase()}`);
  return Number.isNaN(at) ? undefined : at;
}

/** An instant as DEAR's parameters want it: `yyyy-MM-ddTHH:mm:ss.fff`, UTC (DEAR's API documentation, “Dates”). */
export const writeStamp = (at: number): string => new Date(at).toISOString().slice(0, 23);
