import {i18n} from '#i18n';
import type {DocumentRow} from '../messages/asks.ts';
import {shownProblem} from './problem-shown.ts';
import type {DocumentState} from './shown-document.ts';

const words = {
  'not-authorised': 'pill.notAuthorised',
  'not-in-xero': 'pill.notInXero',
  waiting: 'pill.waiting',
  syncing: 'pill.syncing',
  'in-xero': 'pill.inXero',
  failed: 'pill.failed',
  skipped: 'pill.skipped',
} as const;

/** A state with its words. `more` may be missing. */
export function stateAs(kind: DocumentState['kind'], hint: string, more?: string): DocumentState {
  const word = i18n.t(words[kind]);
  if (!more) return {kind, word, said: word, hint};
  const said =
    kind === 'in-xero' ? i18n.t('pill.inXeroAs', {number: more}) : i18n.t('pill.because', {word, reason: more});
  return {kind, word, more, said, hint};
}

/** How a row of the history stands, as the page says it: Waiting and In Xero, where the history has Pending and Completed. */
export function stateOfRow({status, problem, waitingFor, skipped, xero, number}: DocumentRow): DocumentState {
  switch (status) {
    case 'Failed': {
      if (!problem) return stateAs('failed', i18n.t('page.seeProblem'), i18n.t('page.seeProblem'));
      const state = stateAs('failed', `${problem.title} ${problem.detail} ${problem.fix}`, withoutStop(problem.title));
      return {...state, problem: shownProblem(problem)};
    }
    case 'Pending': {
      const why = waitingFor ?? problem?.title;
      const state = stateAs('waiting', why ?? i18n.t('page.goesWithNextSync'), withoutOwnWord(withoutStop(why)));
      return problem ? {...state, problem: shownProblem(problem)} : state;
    }
    case 'Skipped':
      return skipped
        ? stateAs('skipped', i18n.t('page.skippedBy', {user: skipped.user, reason: skipped.reason}), skipped.reason)
        : stateAs('skipped', i18n.t('page.staysOut'));
    case 'Completed':
      return xero
        ? {...stateAs('in-xero', i18n.t('page.opensInXero'), xero.number || number), url: xero.url}
        : stateAs('not-in-xero', i18n.t('page.wasInXero'));
  }
}

/** The pill's own word is Waiting already: “waiting for CR-00001” goes on as “for CR-00001”. */
function withoutOwnWord(reason: string | undefined): string | undefined {
  const own = `${i18n.t('pill.waiting')} `;
  return reason?.toLowerCase().startsWith(own.toLowerCase()) ? reason.slice(own.length) : reason;
}

export const withoutStop = (text: string | undefined): string | undefined => text?.replace(/\.$/, '');
