import {browser} from 'wxt/browser';
import type {Trouble} from '../client/trouble.ts';
import {text} from '../ui/text.ts';
import type {Answer, AnswerTo, Ask, AskMessage, AskName} from './asks.ts';

/** Asks the worker; see `createAsk`. */
export type AskWorker = <Name extends AskName>(name: Name, details: Ask<Name>) => Promise<Answer<AnswerTo<Name>>>;

/**
 * A way to ask the worker, which wakes for it. The browser may end the worker before it answered: then a harmless ask is
 * asked once more. Never throws: trouble is an answer too.
 */
export const createAsk =
  (harmless: readonly AskName[]): AskWorker =>
  async (name, details) => {
    const message: AskMessage = {deerpath: 'ask', ask: name, with: details};
    const first = await send(message);
    if (first) return first;
    const second = harmless.includes(name) && browser.runtime?.id ? await send(message) : undefined;
    return second ?? {ok: false, trouble: browser.runtime?.id ? unanswered() : gone};
  };

async function send(message: AskMessage): Promise<Answer<never> | undefined> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined; // the worker ended, or the extension was updated or removed under this page
  }
}

const unanswered = (): Trouble => ({
  kind: 'away',
  title: text('trouble.unanswered'),
  detail: text('trouble.unansweredDetail'),
});

/** Said by a script whose extension is gone: the browser no longer hands out its texts. */
const gone: Trouble = {
  kind: 'too-old',
  title: 'Deerpath was updated',
  detail: 'Load this page again to go on.',
};
