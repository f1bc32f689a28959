import type {Page} from 'playwright-core';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {type Browser, launchBrowser} from './browser.ts';
import {type CompanionProcess, startCompanion} from './companion-process.ts';

/** All that a journey plays on: DEAR and Xero, the companion, the browser; paired and connected unless asked otherwise. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly companion: CompanionProcess;
  readonly browser: Browser;
  /** Asks the worker what one of our own pages would ask. */
  ask<Value>(ask: string, details?: unknown): Promise<Value>;
  /** Changes the settings, a merge patch, as they stand now. */
  change(patch: object): Promise<void>;
  /** What Xero holds of invoices and bills, by number. */
  inXero(): Promise<string[]>;
  close(): Promise<void>;
}

/** Budgets wide enough that no journey waits for a minute to pass; the limits have tests of their own. */
export const WIDE = {DEAR_CALLS_PER_MINUTE: '6000', XERO_CALLS_PER_MINUTE: '6000'};

/**
 * @param environment what the companion is told beside the usual, such as a mail server.
 * @param launched how the browser is, where it is not as usual.
 */
export async function openStage(
  environment: Record<string, string> = {},
  launched: Parameters<typeof launchBrowser>[1] = {},
): Promise<Stage> {
  const sandbox = await startSandbox({callsPerMinute: 6000, xero: {limits: {minute: 6000}}});
  const companion = await startCompanion({...sandbox.environment, ...WIDE, ...environment});
  const browser = await launchBrowser(sandbox.url, launched);
  const page = await browser.open('popup.html');
  const ask = <Value>(name: string, details: unknown = null): Promise<Value> => askWorker(page, name, details);

  await ask('pair', {address: companion.url, code: await companion.pairingCode(), name: 'Accounts'});
  await ask('connect-dear', sandbox.dear.keys);
  const {authorizeUrl} = await ask<{authorizeUrl: string}>('connect-xero');
  await fetch(await sandbox.xero.allow(authorizeUrl));
  await ask('try-again');

  return {
    sandbox,
    companion,
    browser,
    ask,
    async change(patch) {
      const {tag} = await ask<{tag: string}>('settings');
      await ask('change-settings', {patch, tag});
    },
    inXero: async () =>
      (
        await ask<{items: {xero: {number: string} | null}[]}>('transactions', {status: 'Completed', limit: 200})
      ).items.flatMap(({xero}) => (xero ? [xero.number] : [])),
    async close() {
      await browser.close();
      await companion.remove();
      await sandbox.close();
    },
  };
}

/** Asks the worker what this page of ours would ask. */
export async function askWorker<Value>(page: Page, name: string, details: unknown): Promise<Value> {
  const answer = await page.evaluate(
    ([ask, given]) => chrome.runtime.sendMessage({deerpath: 'ask', ask, with: given}),
    [name, details] as const,
  );
  if (!isAnswer<Value>(answer)) throw new Error(`${name} was not answered: ${JSON.stringify(answer)}`);
  return answer.value;
}

const isAnswer = <Value>(answer: unknown): answer is {ok: true; value: Value} =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;

declare const chrome: {runtime: {sendMessage(message: object): Promise<unknown>}};
