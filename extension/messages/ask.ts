import {browser} from 'wxt/browser';
import type {Answer, AnswerTo, Ask, AskMessage, AskName} from './asks.ts';

/** Asks the worker, which wakes for it. Never throws: trouble is an answer too. */
export async function ask<Name extends AskName>(name: Name, details: Ask<Name>): Promise<Answer<AnswerTo<Name>>> {
  try {
    const message: AskMessage = {deerpath: 'ask', ask: name, with: details};
    const answer: Answer<AnswerTo<Name>> | undefined = await browser.runtime.sendMessage(message);
    return answer ?? {ok: false, trouble: gone};
  } catch {
    return {ok: false, trouble: gone}; // the extension was updated or removed under this page
  }
}

const gone = {
  kind: 'too-old',
  title: 'Deerpath was updated',
  detail: 'Load this page again to go on.',
} as const;
