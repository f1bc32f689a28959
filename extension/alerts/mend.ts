import {i18n} from '#i18n';
import {knownProblem} from '../../shared/problems/catalogue.ts';
import type {ProblemPlace} from '../../shared/problems/known-problem.ts';
import {textKey} from '../ui/text-key.ts';

/** How a problem is mended: a link's words, and where it leads. */
export interface Mend {
  readonly mend: string;
  /** A page of ours, `options.html#match` or `sidepanel.html`, or an address of DEAR's or Xero's. */
  readonly where: string;
}

/** Where a problem of this code is mended; what has no place of its own is looked at in the history. */
export function mendOf(code: string): Mend {
  const {place} = knownProblem(code);
  const where = pages[place] ?? 'sidepanel.html';
  return {mend: mendWords(where === 'sidepanel.html' ? 'history' : place), where};
}

const pages: Readonly<Partial<Record<ProblemPlace, string>>> = {
  accounts: 'options.html#match',
  'tax-rates': 'options.html#match',
  'rounding-account': 'options.html#match',
  'bank-accounts': 'options.html#match',
  'first-day': 'options.html#first-day',
  settings: 'options.html#settings',
  autosync: 'options.html#autosync',
  'mailing-lists': 'options.html#mailing-lists',
  pairing: 'options.html#pair',
  'dear-keys': 'options.html#dear',
  'xero-login': 'options.html#xero',
  'xero-organisation': 'options.html#xero',
  'dear-integration': 'https://inventory.dearsystems.com/',
  'xero-contacts': 'https://go.xero.com/Contacts/',
  xero: 'https://go.xero.com/',
};

/** What a link to the place says: “Choose its tax rate”. */
export const mendWords = (place: ProblemPlace): string => i18n.t(`mend.${textKey(place)}` as 'mend.history');
