import {mendOf} from '../alerts/mend.ts';
import type {DocumentRow} from '../messages/asks.ts';
import type {ShownProblem} from './shown-document.ts';

/** A row's problem as DEAR's page shows it: what happened, why, what to do, and the step of the set-up that mends it. */
export function shownProblem({code, title, detail, fix}: NonNullable<DocumentRow['problem']>): ShownProblem {
  const {mend, where} = mendOf(code);
  const [page, step] = where.split('#');
  return {
    title: title.replace(/\.$/, ''),
    why: detail,
    fix,
    ...(page === 'options.html' && step ? {mend: {words: mend, step}} : {}),
  };
}
