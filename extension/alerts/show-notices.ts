import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import {memory} from '../client/memory.ts';
import {tellPages} from '../messages/news.ts';
import {numberText} from '../ui/format.ts';
import {type BrowserNotice, createBrowserNotices, MANY} from './browser-notices.ts';
import {noticeWhy, problemFix, problemTitle} from './problem-words.ts';

const PREFIX = 'deerpath-';

/** Shows problems as the browser's own notifications; a click leads to the rows. To be called as the worker starts. */
export function showNotices() {
  browser.notifications.onClicked.addListener((name) => {
    if (!name.startsWith(PREFIX)) return;
    void browser.notifications.clear(name);
    openHistory(name.slice(PREFIX.length));
  });
  return createBrowserNotices({
    shown: memory.noticesShown,
    keepShown: memory.keepNoticesShown,
    show,
    clear: (id) => browser.notifications.clear(`${PREFIX}${id}`),
    words: {
      of: (notification) => ({
        title: problemTitle(notification),
        text: [noticeWhy(notification), problemFix(notification)].filter(Boolean).join(' '),
      }),
      ofMany: (count) => ({
        title: i18n.t('notices.needYou', count, [numberText(count)]),
        text: i18n.t('notices.manyText'),
      }),
    },
  });
}

const show = ({id, title, text}: BrowserNotice): Promise<string> =>
  browser.notifications.create(`${PREFIX}${id}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon-128.png'),
    title,
    message: text,
  });

/** In a tab of its own: a click on a notification comes without a window whose side panel could be opened. */
function openHistory(id: string): void {
  const notification = id === MANY ? undefined : id;
  const url = browser.runtime.getURL('/sidepanel.html');
  void browser.tabs.query({url: `${url}*`}).then(async ([open]) => {
    if (open?.id === undefined) {
      await browser.tabs.create({url: `${url}#notifications${notification ? `~${notification}` : ''}`});
      return;
    }
    await browser.tabs.update(open.id, {active: true});
    await browser.windows.update(open.windowId, {focused: true});
    tellPages({news: 'show', place: {view: 'notifications', ...(notification ? {notification} : {})}});
  });
}
