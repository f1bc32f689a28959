import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import type {Answer, AnswerTo, Ask, AskMessage, AskName} from './asks.ts';

/** What may be asked twice without doing anything twice: looks, and syncs, which join the run in work. */
const harmless: ReadonlySet<AskName> = new Set<AskName>([
  'document',
  'sync-document',
  'dock',
  'snapshot',
  'try-again',
  'find',
  'settings',
  'users',
  'diagnosis',
  'dear-choices',
  'dear-documents',
  'xero-choices',
  'sync',
  'transactions',
  'transaction',
  'runs',
  'run',
  'days',
  'csv',
  'activity',
  'notifications',
  'dismiss',
  'dismiss-all',
  'start-preview',
  'preview',
  'reconciliation',
  'menu',
  'sync-all',
  'load-sheets',
  'form',
  'forecast',
]);

/**
 * Asks the worker, which wakes for it. The browser may end the worker before it answered: then a harmless ask is asked
 * once more. Never throws: trouble is an answer too.
 */
export async function ask<Name extends AskName>(name: Name, details: Ask<Name>): Promise<Answer<AnswerTo<Name>>> {
  const message: AskMessage = {deerpath: 'ask', ask: name, with: details};
  const first = await send<AnswerTo<Name>>(message);
  if (first) return first;
  const second = harmless.has(name) && browser.runtime?.id ? await send<AnswerTo<Name>>(message) : undefined;
  return second ?? {ok: false, trouble: browser.runtime?.id ? unanswered() : gone};
}

async function send<Value>(message: AskMessage): Promise<Answer<Value> | undefined> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined; // the worker ended, or the extension was updated or removed under this page
  }
}

const unanswered = (): Trouble => ({
  kind: 'away',
  title: i18n.t('trouble.unanswered'),
  detail: i18n.t('trouble.unansweredDetail'),
});

/** Said by a script whose extension is gone: the browser no longer hands out its texts. */
const gone: Trouble = {
  kind: 'too-old',
  title: 'Deerpath was updated',
  detail: 'Load this page again to go on.',
};
