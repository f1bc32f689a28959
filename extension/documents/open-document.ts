import type {Trouble} from '../client/trouble.ts';
import type {ask as askWorker} from '../messages/ask.ts';
import type {DocumentFacts, DocumentOnPage} from '../messages/asks.ts';
import {type DocumentState, type DocumentView, viewOf} from './document-view.ts';

/** While a run is in work we ask again this often, should an event be lost. */
const CHECK = 3_000;
/** An open page at rest asks this often, for the same reason. */
const SLOW_CHECK = 20_000;

/** All that the control shows; plain data, drawn anew whenever it changes. */
export interface Shown {
  readonly document: DocumentOnPage | undefined;
  readonly view: DocumentView;
  /** Passing words beside the button, or its tick. */
  readonly moment: 'done' | 'nothing-changed' | null;
  /** Why the last click started nothing, where the pill tells something else; passes by itself. */
  readonly refusal: {readonly title: string; readonly hint: string} | null;
  /** Said once to those who do not see the pill change. */
  readonly announcement: string;
}

export type OpenDocument = ReturnType<typeof createOpenDocument>;

/**
 * The document the page shows and how it stands, kept in step with the companion through the worker. Plain functions
 * instead of signals: this part is loaded with every page of DEAR's, and every kilobyte counts there.
 */
export function createOpenDocument(ask: typeof askWorker, onChange: (shown: Shown) => void) {
  let document: DocumentOnPage | undefined;
  let facts: DocumentFacts | Trouble | null = null;
  /** The click is on its way and no run has been heard of yet. */
  let clicked = false;
  let watching: string | undefined;
  let moment: Shown['moment'] = null;
  let refusal: Shown['refusal'] = null;
  let announcement = '';
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let momentTimer: ReturnType<typeof setTimeout> | undefined;
  let last = '';

  const view = (): DocumentView => {
    const plain = viewOf(document?.family ?? 'sale', facts);
    return clicked && !plain.busy
      ? {...plain, busy: true, state: {kind: 'syncing', hint: 'On its way to Xero now'}}
      : plain;
  };
  const shown = (): Shown => ({document, view: view(), moment, refusal, announcement});
  const changed = (): void => {
    const now = shown();
    const text = JSON.stringify(now);
    if (text === last) return; // the page is touched only when something differs
    last = text;
    onChange(now);
  };

  function open(next: DocumentOnPage | undefined): void {
    if (document?.id === next?.id && document?.family === next?.family) return;
    document = next;
    facts = null;
    clicked = false;
    watching = undefined;
    announcement = '';
    setMoment(null);
    clearTimeout(timer);
    changed();
    if (next) void look();
  }

  async function look(): Promise<void> {
    const mine = document;
    if (!mine) return;
    clearTimeout(timer);
    asked += 1;
    const turn = asked;
    const answer = await ask('document', {...mine, ...(watching === undefined ? {} : {watching})});
    if (turn !== asked || document !== mine) return; // a later look, or another document
    if (!answer.ok && answer.trouble.status === 404 && watching !== undefined) {
      watching = undefined; // a companion that knows nothing of the run: its data is another's, or was put back
      clicked = false;
      return look();
    }
    take(answer.ok ? answer.value : answer.trouble);
    timer = setTimeout(look, view().busy ? CHECK : SLOW_CHECK);
  }

  async function sync(): Promise<void> {
    const mine = document;
    if (!mine || clicked || view().disabled !== null) return;
    clicked = true;
    setMoment(null);
    announcement = 'Syncing';
    changed();
    const answer = await ask('sync-document', {family: mine.family, id: mine.id});
    if (document !== mine) return;
    if (answer.ok) {
      watching = answer.value.runId;
      await look();
      return;
    }
    clicked = false;
    announcement = `${answer.trouble.title}. ${answer.trouble.detail}`;
    if (answer.trouble.kind !== 'refused') facts = answer.trouble;
    else if (facts === null || 'kind' in facts || facts.rows.length === 0) facts = refused(answer.trouble);
    else setMoment(null, {title: answer.trouble.title.replace(/\.$/, ''), hint: answer.trouble.detail});
    changed();
  }

  /** Someone did something on DEAR's page: that nothing was authorised may no longer hold, so the button may be tried again. */
  function forgetOutcome(): void {
    if (facts === null || 'kind' in facts || facts.run?.outcome == null) return;
    facts = {...facts, run: null};
    changed();
  }

  function take(answer: DocumentFacts | Trouble): void {
    const before = view();
    const outcome = 'kind' in answer ? undefined : answer.run;
    if ('kind' in answer) {
      clicked = false;
      facts = answer;
      if (before.disabled === null && before.state !== null) announcement = answer.title;
      changed();
      return;
    }
    const over = outcome == null || outcome.finishedAt !== null;
    const ours = outcome != null && outcome.id === watching;
    facts = keepOutcome(answer);
    if (ours) clicked = false; // until then a look only tells how it stood before the click
    if (ours && over) {
      watching = undefined;
      setMoment(momentOf(outcome), whyNothingCame(answer));
    }
    announcement = announced(before.state, view().state, announcement);
    if (ours && over && moment === 'nothing-changed') announcement = 'Nothing had changed';
    if (ours && over && refusal) announcement = refusal.title;
    changed();
  }

  /** A run's outcome stays until someone does something on the page, though later looks no longer name the run. */
  function keepOutcome(answer: DocumentFacts): DocumentFacts {
    if (answer.run !== null || facts === null || 'kind' in facts || facts.run === null) return answer;
    return facts.run.outcome !== null || facts.run.problem ? {...answer, run: facts.run} : answer;
  }

  function setMoment(what: Shown['moment'], why: Shown['refusal'] = null): void {
    clearTimeout(momentTimer);
    moment = what;
    refusal = why;
    if (what === null && why === null) return;
    momentTimer = setTimeout(
      () => {
        moment = null;
        refusal = null;
        changed();
      },
      why ? 10_000 : what === 'done' ? 1_500 : 3_000,
    );
  }

  return {open, look, sync, forgetOutcome, shown};
}

type RunFacts = NonNullable<DocumentFacts['run']>;

function momentOf({state, outcome, counts}: RunFacts): Shown['moment'] {
  if (state !== 'finished' || outcome !== null || counts.failed > 0) return null;
  if (counts.completed > 0) return 'done';
  return counts.unchanged > 0 ? 'nothing-changed' : null;
}

/** A run that ended with a problem of its own, where the pill tells what became of the document before. */
function whyNothingCame({rows, run}: DocumentFacts): Shown['refusal'] {
  return rows.length > 0 && run?.problem ? {title: run.problem.title.replace(/\.$/, ''), hint: run.problem.fix} : null;
}

/** What to say when the state became another one; a first look says nothing. */
function announced(before: DocumentState | null, now: DocumentState | null, said: string): string {
  if (now === null || before === null) return said;
  const words = wordsOf(now);
  return words === wordsOf(before) ? said : words;
}

function wordsOf(state: DocumentState): string {
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

/** The companion would not start the run: its words stand where a run's problem would. */
const refused = ({title, detail}: Trouble): DocumentFacts => ({
  rows: [],
  run: {
    id: '',
    state: 'failed',
    outcome: null,
    counts: {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 0},
    finishedAt: '',
    problem: {title, fix: detail},
  },
  company: null,
});
