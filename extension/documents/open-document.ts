import type {Trouble} from '../client/trouble.ts';
import type {DocumentAnswer, DocumentOnPage} from '../messages/asks.ts';
import type {AskWorker} from '../messages/send-ask.ts';
import {text} from '../ui/text.ts';
import type {DocumentState, DocumentView} from './shown-document.ts';

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
export function createOpenDocument(ask: AskWorker, onChange: (shown: Shown) => void) {
  let document: DocumentOnPage | undefined;
  let known: DocumentAnswer | Trouble | null = null;
  /** The click is on its way and no run has been heard of yet. */
  let clicked = false;
  let watching: string | undefined;
  /** A run of ours that is over and whose outcome is still worth telling. */
  let recalled: string | undefined;
  let moment: Shown['moment'] = null;
  let refusal: Shown['refusal'] = null;
  let announcement = '';
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let momentTimer: ReturnType<typeof setTimeout> | undefined;
  let last = '';

  const view = (): DocumentView => {
    const plain = known === null || isTrouble(known) ? withoutAnswer(known) : known.view;
    return clicked && !plain.busy ? {...plain, busy: true, state: syncing()} : plain;
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
    known = null;
    clicked = false;
    watching = undefined;
    recalled = undefined;
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
    const answer = await ask('document', {
      ...mine,
      ...(watching === undefined ? {} : {watching}),
      ...(recalled === undefined ? {} : {recalled}),
    });
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
    announcement = text('pill.syncing');
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
    if (answer.trouble.kind !== 'refused') known = answer.trouble;
    else if (known === null || isTrouble(known) || !known.hasRows) known = refused(answer.trouble);
    else setMoment(null, {title: answer.trouble.title.replace(/\.$/, ''), hint: answer.trouble.detail});
    changed();
  }

  /** Someone did something on DEAR's page: that nothing was authorised may no longer hold, so the button may be tried again. */
  function forgetOutcome(): void {
    if (recalled === undefined) return;
    recalled = undefined;
    void look();
  }

  function take(answer: DocumentAnswer | Trouble): void {
    const before = view();
    const outcome = isTrouble(answer) ? undefined : answer.run;
    if (isTrouble(answer)) {
      clicked = false;
      known = answer;
      if (before.disabled === null && before.state !== null) announcement = answer.title;
      changed();
      return;
    }
    const over = outcome == null || outcome.finishedAt !== null;
    const ours = outcome != null && outcome.id === watching;
    known = answer;
    if (ours) clicked = false; // until then a look only tells how it stood before the click
    if (ours && over) {
      watching = undefined;
      recalled = outcome.outcome !== null || outcome.problem ? outcome.id : undefined;
      setMoment(momentOf(outcome), whyNothingCame(answer));
    }
    announcement = announced(before.state, view().state, announcement);
    if (ours && over && moment === 'nothing-changed') announcement = text('page.nothingHadChanged');
    if (ours && over && refusal) announcement = refusal.title;
    changed();
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

type RunFacts = NonNullable<DocumentAnswer['run']>;

const isTrouble = (answer: DocumentAnswer | Trouble): answer is Trouble => 'kind' in answer;

const withoutAnswer = (trouble: Trouble | null): DocumentView => ({
  state: null,
  parts: null,
  disabled: trouble && `${trouble.title}. ${trouble.detail}`,
  busy: false,
});

const syncing = (): DocumentState => {
  const word = text('pill.syncing');
  return {kind: 'syncing', word, said: word, hint: text('page.onItsWay')};
};

function momentOf({state, outcome, counts}: RunFacts): Shown['moment'] {
  if (state !== 'finished' || outcome !== null || counts.failed > 0) return null;
  if (counts.completed > 0) return 'done';
  return counts.unchanged > 0 ? 'nothing-changed' : null;
}

/** A run that ended with a problem of its own, where the pill tells what became of the document before. */
function whyNothingCame({hasRows, run}: DocumentAnswer): Shown['refusal'] {
  return hasRows && run?.problem ? {title: run.problem.title.replace(/\.$/, ''), hint: run.problem.fix} : null;
}

/** What to say when the state became another one; a first look says nothing. */
const announced = (before: DocumentState | null, now: DocumentState | null, said: string): string =>
  now === null || before === null || now.said === before.said ? said : now.said;

/** The companion would not start the run: its words stand where a run's problem would. */
function refused({title, detail}: Trouble): DocumentAnswer {
  const word = text('pill.notInXero');
  const more = title.replace(/\.$/, '');
  const state: DocumentState = {
    kind: 'not-in-xero',
    word,
    more,
    said: text('pill.because')
      .replace('{word}', word)
      .replace('{reason}', () => more),
    hint: `${title} ${detail}`,
  };
  return {view: {state, parts: null, disabled: null, busy: false}, run: null, hasRows: false};
}
