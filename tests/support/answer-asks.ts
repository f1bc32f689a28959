import {fakeBrowser} from 'wxt/testing/fake-browser';
import type {AskMessage} from '../../extension/messages/asks.ts';
import type {PlayedAnswers} from './played-worker.ts';

/** Answers what signals and components ask, as the worker would; gives back what was asked. */
export function answerAsks(answers: PlayedAnswers): {readonly ask: string; readonly with: unknown}[] {
  const asked: {ask: string; with: unknown}[] = [];
  fakeBrowser.runtime.sendMessage = (async (message: AskMessage) => {
    asked.push({ask: message.ask, with: message.with});
    const answer = answers[message.ask as keyof PlayedAnswers] as ((details: unknown) => unknown) | undefined;
    if (!answer) return {ok: false, trouble: {kind: 'refused', title: 'Nobody plays this.', detail: message.ask}};
    const given = answer(message.with);
    return typeof given === 'object' && given !== null && 'ok' in given ? given : {ok: true, value: given};
  }) as typeof fakeBrowser.runtime.sendMessage;
  return asked;
}
