import {computed, signal} from '@preact/signals';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import type {DocumentFacts, DocumentOnPage} from '../messages/asks.ts';
import {viewOf} from './document-view.ts';

/** While a run is in work we ask again this often, should an event be lost. */
const CHECK = 3_000;
/** Away or not: how often an open page asks again, in case its news was lost. */
const SLOW_CHECK = 20_000;

/** The document the page shows, or undefined. */
export const openDocument = signal<DocumentOnPage | undefined>(undefined);

const facts = signal<DocumentFacts | Trouble | null>(null);
/** The click is on its way to the worker and no run has been heard of yet. */
const clicked = signal(false);
/** Passing words beside the button, or its tick. */
export const moment = signal<'done' | 'nothing-changed' | null>(null);
/** Said once to those who do not see the pill change. */
export const announcement = signal('');

export const view = computed(() => {
  const document = openDocument.value;
  const shown = viewOf(document?.family ?? 'sale', facts.value);
  return clicked.value && !shown.busy
    ? {...shown, busy: true, state: {kind: 'syncing', hint: 'On its way to Xero now'} as const}
    : shown;
});

let watching: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let momentTimer: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** The page shows this document now. */
export function open(document: DocumentOnPage | undefined): void {
  const before = openDocument.value;
  if (before?.id === document?.id && before?.family === document?.family) return;
  openDocument.value = document;
  facts.value = null;
  clicked.value = false;
  watching = undefined;
  announcement.value = '';
  showMoment(null);
  clearTimeout(timer);
  if (document) look();
}

/** Asks the companion how this document stands. */
export async function look(): Promise<void> {
  const document = openDocument.value;
  if (!document) return;
  clearTimeout(timer);
  asked += 1;
  const mine = asked;
  const answer = await ask('document', {...document, ...(watching === undefined ? {} : {watching})});
  if (mine !== asked || openDocument.value !== document) return; // a later look, or another document
  take(answer.ok ? answer.value : answer.trouble);
  clearTimeout(timer);
  timer = setTimeout(look, view.value.busy ? CHECK : SLOW_CHECK);
}

/** A person clicked Sync Now. A second click joins the run in work. */
export async function syncDocument(): Promise<void> {
  const document = openDocument.value;
  if (!document || view.value.disabled !== null || clicked.value) return;
  clicked.value = true;
  showMoment(null);
  announcement.value = 'Syncing';
  const answer = await ask('sync-document', {family: document.family, id: document.id});
  if (openDocument.value !== document) return;
  if (answer.ok) {
    watching = answer.value.runId;
    await look();
    return;
  }
  clicked.value = false;
  announcement.value = `${answer.trouble.title}. ${answer.trouble.detail}`;
  if (answer.trouble.kind !== 'refused') facts.value = answer.trouble;
  else if (view.value.state === null || view.value.state.kind === 'not-in-xero') facts.value = withProblem(answer.trouble);
}

/**
 * Someone did something on DEAR's page: what the last run found out about an unauthorised document may no longer hold, so
 * the button may be clicked again.
 */
export function forgetOutcome(): void {
  const now = facts.value;
  if (now === null || 'kind' in now || now.run?.outcome == null) return;
  facts.value = {...now, run: null};
}

function take(answer: DocumentFacts | Trouble): void {
  const before = view.value;
  if ('kind' in answer) {
    clicked.value = false;
    facts.value = answer;
    if (before.disabled === null) announcement.value = answer.title;
    return;
  }
  const {run} = answer;
  const ours = run !== null && run.id === watching;
  const over = run === null || (run.state !== 'waiting' && run.state !== 'running');
  const kept = !over ? answer : keepOutcome(answer);
  facts.value = kept;
  if (over || ours) clicked.value = false;
  if (ours && over) {
    watching = undefined;
    if (run.counts.failed === 0 && run.counts.completed > 0) showMoment('done');
    else if (run.state === 'finished' && run.outcome === null && run.counts.unchanged > 0 && run.counts.failed === 0) {
      showMoment('nothing-changed');
    }
  }
  sayChange(before.state?.kind);
}

/** A run's outcome stays until someone does something on the page, though later looks no longer name the run. */
function keepOutcome(answer: DocumentFacts): DocumentFacts {
  const now = facts.value;
  if (answer.run !== null || now === null || 'kind' in now || now.run === null) return answer;
  return now.run.outcome !== null || now.run.problem ? {...answer, run: now.run} : answer;
}

function sayChange(before: string | undefined): void {
  const {state} = view.value;
  if (moment.value === 'nothing-changed') announcement.value = 'Nothing had changed';
  else if (state && state.kind !== before && before !== undefined) announcement.value = wordsOf(state);
}

function wordsOf(state: NonNullable<typeof view.value.state>): string {
  switch (state.kind) {
    case 'in-xero':
      return `In Xero ${state.number}`;
    case 'failed':
      return `Failed: ${state.reason}`;
    case 'not-in-xero':
      return state.reason ? `Not in Xero: ${state.reason}` : 'Not in Xero';
    case 'not-authorised':
      return 'Not authorised in DEAR yet';
    case 'waiting':
      return 'Waiting';
    case 'syncing':
      return 'Syncing';
    case 'skipped':
      return 'Skipped';
  }
}

function showMoment(what: 'done' | 'nothing-changed' | null): void {
  clearTimeout(momentTimer);
  moment.value = what;
  if (what !== null) {
    momentTimer = setTimeout(() => {
      moment.value = null;
    }, what === 'done' ? 1_500 : 3_000);
  }
}

const withProblem = ({title, detail}: Trouble): DocumentFacts => ({
  rows: [],
  run: {
    id: '',
    state: 'failed',
    outcome: null,
    counts: {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0},
    startedAt: null,
    problem: {code: '', title, detail, fix: detail, raw: null},
  },
  syncingAll: false,
  company: null,
});
