import {browser} from 'wxt/browser';
import {defineBackground} from 'wxt/utils/define-background';
import type {Run} from '../../shared/export/run.ts';
import {badgeOf} from '../alerts/badge.ts';
import {showNotices} from '../alerts/show-notices.ts';
import {answer, createAnswers} from '../client/answers.ts';
import {createLink, type LinkNews} from '../client/link.ts';
import {memory} from '../client/memory.ts';
import {pause} from '../client/pause.ts';
import type {Snapshot} from '../client/snapshot.ts';
import type {AskName, DocumentOnPage, PanelPlace} from '../messages/asks.ts';
import {tellDearPages, tellPages} from '../messages/news.ts';
import {openPanelForTab} from '../messages/open-panel.ts';
import {isAsk, isDocument, isPlace, mayAsk, whoSent} from '../messages/sender.ts';

const WATCHDOG = 'watchdog';

export default defineBackground(() => {
  const runs = new Map<string, Run>();
  let state: Snapshot['state'] | undefined;
  const notices = showNotices();

  const link = createLink({
    memory,
    fetch: (input, init) => fetch(input, init),
    now: () => new Date(),
    stayAlive: () => browser.runtime.getPlatformInfo(),
    pause,
    tell,
  });
  const answers = createAnswers({link, memory, runs: () => [...runs.values()], panelDocument: takePanelDocument});

  function tell(news: LinkNews): void {
    tellPages(news);
    if (news.news === 'snapshot') {
      showBadge(news.snapshot);
      if (state !== news.snapshot.state) tellDearPages('all');
      // What opened and was mended while the companion was out of reach came with no news.
      if (news.snapshot.state === 'present' && state !== 'present') void readNotices();
      state = news.snapshot.state;
    }
    if (news.news === 'notification') void notices.take(news.notification);
    if (news.news === 'transaction') tellDearPages([news.transaction.dear.id, news.transaction.dear.documentId]);
    if (news.news === 'run') tookRun(news.run);
  }

  async function readNotices(): Promise<void> {
    const found = await answer(answers, 'notifications', {open: true});
    if (found.ok) await notices.takeAll(found.value.items);
  }

  function tookRun(run: Run): void {
    const before = runs.get(run.id);
    runs.delete(run.id);
    runs.set(run.id, run);
    if (runs.size > 200) runs.delete([...runs.keys()][0] ?? '');
    if (run.scope.kind === 'sale' || run.scope.kind === 'purchase') tellDearPages([run.scope.id.toLowerCase()]);
    else if (before?.state !== run.state) tellDearPages('all'); // progress of a long run is nothing to a single document
  }

  browser.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
    const from = whoSent(sender, {id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '')});
    if (!isAsk(message) || !from || !mayAsk(from, message.ask)) return false;
    const name = message.ask as AskName;
    if (!Object.hasOwn(answers, name)) return false;
    if (from === 'dear-page' && name !== 'dock' && !isDocument(message.with)) return false;
    // Chrome lets a click open the panel only while its message is being delivered: nothing may be awaited before.
    if (name === 'open-panel' && sender.tab?.id !== undefined && isDocument(message.with)) {
      openPanel({id: sender.tab.id, windowId: sender.tab.windowId}, message.with);
    }
    answer(answers, name, message.with as never).then(respond);
    return true;
  });

  browser.alarms.onAlarm.addListener(({name}) => {
    if (name === WATCHDOG) link.start();
  });
  // Runs at every start of the worker: installed, browser opened, alarm rung, message come.
  memory.lock().then(link.start);
  browser.alarms.create(WATCHDOG, {periodInMinutes: 0.5});
  link.snapshot().then(showBadge);
});

function openPanel(tab: {id: number; windowId: number}, {family, id}: DocumentOnPage): void {
  openPanelForTab(tab).catch(() => undefined);
  browser.storage.session.set({panelDocument: {family, id}});
  tellPages({news: 'show', place: {family, id}});
}

async function takePanelDocument(): Promise<PanelPlace | null> {
  const {panelDocument} = await browser.storage.session.get('panelDocument');
  await browser.storage.session.remove('panelDocument');
  return isPlace(panelDocument) ? panelDocument : null;
}

function showBadge(snapshot: Snapshot): void {
  const {text, colour, title} = badgeOf(snapshot);
  browser.action.setBadgeText({text});
  browser.action.setBadgeBackgroundColor({color: colour});
  browser.action.setBadgeTextColor({color: '#ffffff'});
  browser.action.setTitle({title});
}
