import {alertProblems} from './alert-problems.ts';
import {companionProblems} from './companion-problems.ts';
import {dearProblems} from './dear-problems.ts';
import {fileProblems} from './file-problems.ts';
import type {KnownProblem} from './known-problem.ts';
import {mappingProblems} from './mapping-problems.ts';
import {paymentProblems} from './payment-problems.ts';
import {requestProblems} from './request-problems.ts';
import {xeroProblems} from './xero-problems.ts';

/**
 * Every problem that the companion can tell of, by its stable code. The companion's own sentences name the document, the
 * line and the figures; these say in general what a code means, and lead to the place where it is mended.
 */
export const catalogue: Readonly<Record<string, KnownProblem>> = {
  ...alertProblems,
  ...companionProblems,
  ...dearProblems,
  ...fileProblems,
  ...mappingProblems,
  ...paymentProblems,
  ...requestProblems,
  ...xeroProblems,
};

/** What is known of a code. One that is not known asks for nothing clever: Xero's or the companion's own words are shown. */
export const knownProblem = (code: string): KnownProblem => catalogue[code] ?? unknown;

const unknown: KnownProblem = {
  title: 'Something stopped this',
  cause: 'The words below say what.',
  fix: 'Mend it as they say. Then retry.',
  place: 'history',
};
