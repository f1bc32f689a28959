import {browser} from 'wxt/browser';
import {defineBackground} from 'wxt/utils/define-background';
import type {Run} from '../../shared/export/run.ts';
import {badgeOf} from '../alerts/badge.ts';
import {showNotices} from '../alerts/show-notices.ts';
import {answer, createAnswers} from '../client/answers/answers.ts';
import {createLink, type Link} from '../client/link.ts';
import type {LinkNews} from '../client/link-news.ts';
import {memory} from '../client/memory.ts';
import {pause} from '../client/pause.ts';
import type {Snapshot} from '../client/snapshot.ts';
import {troubleOf} from '../client/troubles.ts';
import {createExampleLink} from '../example/example-link.ts';
import {createExampleSwitch} from '../example/example-switch.ts';
import {menuOf} from '../export/menu-facts.ts';
import {admit} from '../messages/admit.ts';
import type {AskName, PanelPlace} from '../messages/asks.ts';
import {listenToCommands} from '../messages/commands.ts';
import {followHistoryLinks} from '../messages/follow-history-links.ts';
import {tellDearPages, tellPages} from '../messages/news.ts';
import {openPanelForTab} from '../messages/open-panel.ts';
import {ownVersion} from '../messages/own-version.ts';
import {returnToOpenPages} from '../messages/return-to-open-pages.ts';
import {isAsk, isPlace, whoSent} from '../messages/sender.ts';
import {noteUpdate} from '../news/news.ts';
import {learnSentences} from '../sentences/said.ts';

const WATCHDOG = 'watchdog';

export default defineBackground(() => {
  const learned = learnSentences();
  const runs = new Map<string, Run>();
  let state: Snapshot['state'] | undefined;
  const notices = showNotices();
  let shownInMenu = '';

  const link = createLink({
    memory,
    fetch: (input, init) => fetch(input, init),
    version: ownVersion(),
    now: () => new Date(),
    stayAlive: () => browser.runtime.getPlatformInfo(),
    pause,
    tell,
  });
  const exampleLink = createExampleLink({
    readBooks: async () => (await fetch(browser.runtime.getURL('/example/books.json'))).text(),
    now: () => new Date(),
    tell: tellPages,
    pause,
  });
  const example = createExampleSwitch({
    memory,
    link,
    exampleLink,
    announce: (snapshot) => tellPages({news: 'snapshot', snapshot}),
  });
  const answersFrom = (source: Link) =>
    createAnswers({
      link: source,
      memory,
      runs: () => [...runs.values()],
      panelDocument: takePanelDocument,
      openSetUp,
      example,
    });
  const answers = answersFrom(link);
  const madeUp = answersFrom(exampleLink);

  /** Of the companion; while our pages show sample books, they do not hear of it. */
  function tell(news: LinkNews): void {
    void learned.then(example.isOn).then((isOn) => {
      if (!isOn) tellNow(news);
    });
  }

  function tellNow(news: LinkNews): void {
    tellPages(news);
    if (news.news === 'snapshot') {
      showBadge(news.snapshot);
      const menu = JSON.stringify(menuOf(news.snapshot, undefined, new Date(0)));
      if (state !== news.snapshot.state) tellDearPages('all');
      else if (menu !== shownInMenu) tellDearPages([]);
      // What opened and was mended while the companion was out of reach came with no news.
      if (news.snapshot.state === 'present' && state !== 'present') void readNotices();
      state = news.snapshot.state;
      shownInMenu = menu;
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
    if (!isAsk(message) || !from) return false;
    const name = message.ask as AskName;
    const details = admit(from, message);
    if (details === undefined || !Object.hasOwn(answers, name)) return false;
    // Chrome lets a click open the panel only while its message is being delivered: nothing may be awaited before.
    const {tab} = sender;
    if (name === 'open-panel' && isPlace(details)) openPanel(tab, details);
    if (name === 'load-sheets' && tab?.id !== undefined) {
      browser.scripting
        .executeScript({target: {tabId: tab.id}, files: ['/dear-sheets.js']})
        .then(() => respond({ok: true, value: null}))
        .catch((thrown) => respond({ok: false, trouble: troubleOf(thrown)}));
      return true;
    }
    const source =
      from === 'own-page' ? example.isOn().then((isOn) => (isOn ? madeUp : answers)) : Promise.resolve(answers);
    learned
      .then(() => source)
      .then((chosen) => answer(chosen, name, details as never))
      .then(respond);
    return true;
  });

  followHistoryLinks();
  listenToCommands({syncDocument: (document) => answer(answers, 'sync-document', document)});
  browser.runtime.onInstalled.addListener(({reason, previousVersion}) => {
    void returnToOpenPages();
    if (reason === 'install') void openSetUp();
    if (reason === 'update' && previousVersion !== ownVersion()) void noteUpdate(ownVersion());
  });
  browser.alarms.onAlarm.addListener(({name}) => {
    if (name === WATCHDOG) link.start();
  });
  // Runs at every start of the worker: installed, browser opened, alarm rung, message come.
  Promise.all([memory.lock(), learned]).then(link.start);
  browser.alarms.create(WATCHDOG, {periodInMinutes: 0.5});
  link.snapshot().then(showBadge);
});

const openSetUp = (step?: string): Promise<unknown> =>
  browser.tabs.create({url: browser.runtime.getURL(`/options.html${step ? `#${step}` : ''}`)});

/** Opens the panel beside a tab, or only shows the place in it when the popup, which is in no tab, has opened it. */
function openPanel(tab: {id?: number; windowId?: number} | undefined, place: PanelPlace): void {
  if (tab?.id !== undefined && tab.windowId !== undefined) {
    openPanelForTab({id: tab.id, windowId: tab.windowId}).catch(() => undefined);
  }
  browser.storage.session.set({panelDocument: place});
  tellPages({news: 'show', place});
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
