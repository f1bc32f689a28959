import type {MenuFacts, PanelPlace} from '../messages/asks.ts';
import type {AskWorker} from '../messages/send-ask.ts';
import {text} from '../ui/text.ts';
import type {Problems} from './count.tsx';

/** While the open menu tells of a run in work it asks again this often, in milliseconds. */
const CHECK = 2_000;
/** How long what came of a sync stands beside the button. */
const WORDS = 8_000;

/** All that the menu shows; plain data, drawn anew whenever it changes. */
export interface MenuShown {
  readonly facts: MenuFacts | null;
  readonly open: 'nothing' | 'menu' | 'settings';
  /** What came of the sync that was started here; passes by itself. */
  readonly words: string;
  /** The same for those who do not see it. */
  readonly announcement: string;
}

export type MenuState = ReturnType<typeof createMenuState>;

/** The menu on DEAR's pages: how things stand, and what a person asked for. Plain functions, as every kilobyte counts there. */
export function createMenuState(ask: AskWorker, onChange: () => void) {
  let facts: MenuFacts | null = null;
  let open: MenuShown['open'] = 'nothing';
  let words = '';
  let announcement = '';
  let watching: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wordsTimer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function look(): Promise<void> {
    clearTimeout(timer);
    asked += 1;
    const turn = asked;
    const answer = await ask('menu', watching === undefined ? {} : {watching});
    if (turn !== asked) return;
    if (answer.ok) {
      const before = JSON.stringify(facts);
      facts = answer.value;
      if (facts.result !== null) {
        watching = undefined;
        say(facts.result);
      } else if (JSON.stringify(facts) !== before) onChange();
    } else if (watching !== undefined) {
      watching = undefined; // a companion that knows nothing of the run
      say(answer.trouble.title);
    }
    if (watching !== undefined || (open === 'menu' && facts?.syncing)) timer = setTimeout(look, CHECK);
  }

  function show(what: MenuShown['open']): void {
    if (open === what) return;
    open = what;
    if (what === 'menu') void look();
    onChange();
  }

  function say(what: string): void {
    clearTimeout(wordsTimer);
    words = what;
    announcement = what;
    onChange();
    wordsTimer = setTimeout(() => {
      words = '';
      onChange();
    }, WORDS);
  }

  async function syncAll(): Promise<void> {
    show('nothing');
    announcement = text('pill.syncing');
    if (facts) facts = {...facts, syncing: true};
    onChange();
    const answer = await ask('sync-all', null);
    if (answer.ok) {
      watching = answer.value.runId;
      await look();
      return;
    }
    if (facts) facts = {...facts, syncing: false};
    say(answer.trouble.title);
  }

  function openPanel(place: PanelPlace): void {
    show('nothing');
    void ask('open-panel', place);
  }

  return {
    look,
    show,
    syncAll,
    openPanel,
    shown: (): MenuShown => ({facts, open, words, announcement}),
    problems: (): Problems => ({count: facts?.problems ?? 0, words: facts?.problemsText || undefined}),
  };
}
