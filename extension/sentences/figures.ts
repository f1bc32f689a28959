const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * A calendar day or an amount as the companion writes it, in the reader's own way: `23 November 2026` or `2026-11-23`,
 * `1,265.00 NZD`; a place in what was sent, `autosync.startDate`, as it is. Undefined for anything else.
 */
export function figure(kind: string, text: string, locale: string): string | undefined {
  switch (kind) {
    case 'day':
      return day(text, locale);
    case 'amount':
      return amount(text, locale);
    case 'path':
      return text;
    default:
      return undefined;
  }
}

/** The patterns of all three. */
export const figureForms: Readonly<Record<string, string>> = {
  day: '\\d{1,2} [A-Z][a-z]+(?: \\d{4})?|\\d{4}-\\d{2}-\\d{2}',
  amount: '-?\\d[\\d,]*(?:\\.\\d+)?(?: [A-Z]{3})?',
  path: '[\\w.[\\]-]+',
};

function day(text: string, locale: string): string | undefined {
  const [, date, month, year] = /^(\d{1,2}) ([A-Z][a-z]+)(?: (\d{4}))?$/.exec(text) ?? isoParts(text) ?? [];
  const index = MONTHS.indexOf(month ?? '');
  if (index < 0) return undefined;
  return new Intl.DateTimeFormat(locale, {
    ...{timeZone: 'UTC', day: 'numeric', month: 'long'},
    ...(year === undefined ? {} : {year: 'numeric'}),
  }).format(Date.UTC(Number(year ?? LEAP_YEAR), index, Number(date)));
}

/** So that 29 February is one. */
const LEAP_YEAR = 2024;

function isoParts(text: string): readonly (string | undefined)[] | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return date === undefined ? undefined : [text, date, MONTHS[Number(month) - 1], year];
}

/** The digits themselves are formatted, so that none can change. */
function amount(text: string, locale: string): string | undefined {
  const [, figures, decimals = '', currency] = /^(-?\d[\d,]*(?:\.(\d+))?)(?: ([A-Z]{3}))?$/.exec(text) ?? [];
  if (figures === undefined) return undefined;
  const written = new Intl.NumberFormat(locale, {
    ...{minimumFractionDigits: decimals.length, maximumFractionDigits: decimals.length},
  }).format(figures.replaceAll(',', '') as Intl.StringNumericLiteral);
  return currency === undefined ? written : `${written} ${currency}`;
}
