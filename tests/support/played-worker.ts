import type {Page} from 'playwright-core';
import type {Answer, AnswerTo, Ask, AskName} from '../../extension/messages/asks.ts';
import type {Browser} from './browser.ts';
import {EXTENSION_ID} from './browser.ts';

/** What the worker would answer, as far as a test cares. What is left out is answered by “the companion is away”. */
export type PlayedAnswers = {
  readonly [Name in AskName]?: (details: Ask<Name>) => Answer<AnswerTo<Name>> | AnswerTo<Name>;
};

export interface PlayedPage {
  readonly page: Page;
  /** What was asked so far, oldest first. */
  readonly asked: {readonly ask: string; readonly with: unknown}[];
  /** Tells the page what the worker would tell it (`News` of extension/messages). */
  tell(news: {readonly news: string}): Promise<void>;
}

/**
 * One of the extension's own pages whose worker is played by the test: every state can be shown without a companion to
 * bring about. The page itself, its style sheets and its texts are the built ones.
 */
export async function openPlayed(
  browser: Browser,
  path: string,
  answers: PlayedAnswers,
  size: {width: number; height: number},
): Promise<PlayedPage> {
  const page = await browser.context.newPage();
  const asked: {ask: string; with: unknown}[] = [];
  await page.setViewportSize(size);
  await page.exposeFunction('deerpathAnswer', async (ask: AskName, details: unknown) => {
    asked.push({ask, with: details});
    const answer = answers[ask] as ((details: unknown) => unknown) | undefined;
    if (!answer) return {ok: false, trouble: {kind: 'refused', title: 'Nobody plays this.', detail: ask}};
    const given = answer(details);
    return typeof given === 'object' && given !== null && 'ok' in given ? given : {ok: true, value: given};
  });
  await page.addInitScript(takeOverWorker);
  await page.goto(`chrome-extension://${EXTENSION_ID}/${path}`);
  return {
    page,
    asked,
    tell: (news) => page.evaluate((about) => (globalThis as unknown as Taken).deerpathTell(about), news),
  };
}

interface Taken {
  deerpathAnswer(ask: string, details: unknown): Promise<unknown>;
  deerpathTell(about: unknown): void;
}

function takeOverWorker(): void {
  type Listener = (message: unknown, sender: {id: string}) => void;
  const {runtime} = (globalThis as unknown as {chrome: {runtime: Record<string, unknown> & {id: string}}}).chrome;
  const taken = globalThis as unknown as Taken;
  const listeners: Listener[] = [];
  Object.defineProperty(runtime, 'sendMessage', {
    value: (message: {ask: string; with: unknown}) => taken.deerpathAnswer(message.ask, message.with),
  });
  Object.defineProperty(runtime, 'onMessage', {
    value: {addListener: (listener: Listener) => listeners.push(listener), removeListener: () => undefined},
  });
  taken.deerpathTell = (about) => {
    for (const listener of listeners) listener({deerpath: 'news', about}, {id: runtime.id});
  };
}
