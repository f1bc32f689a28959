import {i18n} from '#i18n';
import type {DocumentFacts} from '../messages/asks.ts';
import {numberText} from '../ui/format.ts';
import {stateAs, withoutStop} from './document-state.ts';
import {isMain, partsOf} from './parts.ts';
import type {DocumentState, DocumentView, Part} from './shown-document.ts';

/**
 * What the control on the page shows of a document, from what the companion knows of it. The pill speaks of invoices and
 * bills: of several the one that is worst off, with its number; the list beside it has them all, and what goes along.
 */
export function viewOf(family: 'sale' | 'purchase', facts: DocumentFacts): DocumentView {
  const {run} = facts;
  if (run?.outcome === 'not-in-this-company') {
    const company = facts.company ?? i18n.t('page.anotherCompany');
    const reason = i18n.t(family === 'sale' ? 'page.otherSale' : 'page.otherPurchase', {company});
    const why = i18n.t('page.otherCompanyWhy', {reason});
    return {state: stateAs('not-in-xero', why, reason), parts: null, disabled: why, busy: false};
  }
  const busy = run?.state === 'waiting' || run?.state === 'running';
  const parts = partsOf(facts.rows);
  const state = busy ? inWork(run.state === 'running') : stateOf(family, facts, parts.items);
  return {
    state,
    busy,
    parts: parts.items.length > 1 || parts.items.some((part) => !isMain(part)) ? parts : null,
    disabled: state.kind === 'not-authorised' ? state.hint : null,
  };
}

const inWork = (running: boolean): DocumentState =>
  running ? stateAs('syncing', i18n.t('page.onItsWay')) : stateAs('waiting', i18n.t('page.waitsForSync'));

function stateOf(family: 'sale' | 'purchase', {run}: DocumentFacts, parts: readonly Part[]): DocumentState {
  const main = parts.filter(isMain);
  const worst = [...main].sort((one, other) => rank(one.state) - rank(other.state))[0];
  if (worst) return main.length > 1 ? ofSeveral(worst, main.length) : worst.state;
  if (run?.outcome === 'nothing-authorised') {
    return stateAs('not-authorised', i18n.t(family === 'sale' ? 'page.authoriseInvoice' : 'page.authoriseBill'));
  }
  return run?.problem
    ? stateAs('not-in-xero', `${run.problem.title} ${run.problem.fix}`, withoutStop(run.problem.title))
    : stateAs('not-in-xero', i18n.t('page.notSentYet'));
}

/** Names the one it speaks of. */
function ofSeveral({name, state}: Part, count: number): DocumentState {
  if (state.kind === 'in-xero') return {...state, hint: i18n.t('page.allInXero', {count: numberText(count)})};
  const numbered = (text: string): string =>
    text.includes(name) ? text : i18n.t('page.numbered', {number: name, text});
  return {...state, ...stateAs(state.kind, numbered(state.hint), state.more && numbered(state.more))};
}

const ranks = ['failed', 'waiting', 'syncing', 'skipped', 'not-authorised', 'not-in-xero', 'in-xero'] as const;
const rank = ({kind}: DocumentState): number => ranks.indexOf(kind);
