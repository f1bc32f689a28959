import type {Problem} from '../../../shared/result.ts';
import {problemOf} from '../../platform/trouble.ts';
import {documentRefusals} from './document-refusals.ts';
import {lineRefusals} from './line-refusals.ts';

// The first that fits counts: the more particular stand before the more general.
const known = [...lineRefusals, ...documentRefusals];

/** Xero's words about one document as a problem that says what to do; unknown words are shown as they are. */
export function refusal(errors: readonly string[], number: string): Problem {
  const raw = [...new Set(errors)].join('\n');
  for (const {pattern, problem} of known) {
    for (const error of errors) {
      const match = error.match(pattern);
      if (!match) continue;
      const [code, title, detail, fix] = problem(match, number);
      return problemOf(code, title, detail, fix, {raw});
    }
  }
  return problemOf(
    'xero.refused',
    `Xero refused ${number}.`,
    errors[0] ? `Xero says: ${errors[0]}` : 'Xero gave no reason.',
    'Mend it in DEAR or Xero as Xero says. Then retry.',
    {raw: raw || null},
  );
}

/** A number or a name that another record holds; perhaps our own. Xero's words for credit notes are not published. */
export const saysInUse = (words: string): boolean =>
  /\b(must be|not) unique\b|\bduplicate\b|\balready (been |in )?(assigned|exists|used?|taken)\b/i.test(words);

/** Xero's small plans cap how many documents are approved in a month. */
export const saysPlanLimit = (errors: readonly string[]): boolean =>
  errors.some((error) => /reached the limit of (invoices|bills)/i.test(error));

export const planLimit = (errors: readonly string[]): Problem =>
  problemOf(
    'xero.plan-limit',
    "Xero's plan allows no more documents this month.",
    'The organisation has approved as many invoices and bills as its plan permits. Nothing is lost: what waits goes later.',
    'Choose a larger plan in Xero, or wait for the next month. Then sync again.',
    {raw: errors.join('\n')},
  );
