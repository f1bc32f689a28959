import '../../ui/base.css';
import './popup.css';
import {render} from 'preact';
import {browser} from 'wxt/browser';
import {Popup} from '../../export/popup.tsx';
import {openPanelInWindow} from '../../messages/open-panel.ts';
import {followStanding} from '../../messages/standing.ts';
import {sayLanguage} from '../../ui/language.ts';

// Asked for beforehand: the side panel opens only straight from a click, with nothing awaited in between.
let windowId: number | undefined;
browser.windows.getCurrent().then((current) => {
  windowId = current.id;
});

async function openHistory(): Promise<void> {
  if (windowId !== undefined) await openPanelInWindow(windowId).catch(() => undefined);
  window.close();
}

async function openSetUp(step?: string): Promise<void> {
  const url = browser.runtime.getURL('/options.html');
  await browser.tabs.create({url: step ? `${url}#${step}` : url});
  window.close();
}

sayLanguage();
const app = document.getElementById('app');
if (app) render(<Popup onHistory={openHistory} onSetUp={openSetUp} />, app);
void followStanding();
