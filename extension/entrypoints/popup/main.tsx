import '../../ui/page.css';
import '../../schedule/form.css';
import './popup.css';
import {effect} from '@preact/signals';
import {render} from 'preact';
import {browser} from 'wxt/browser';
import {ExampleBanner} from '../../example/example-banner.tsx';
import {Popup} from '../../export/popup.tsx';
import {ask} from '../../messages/ask.ts';
import type {PanelPlace} from '../../messages/asks.ts';
import {openPanelInWindow} from '../../messages/open-panel.ts';
import {followStanding, standing} from '../../messages/standing.ts';
import {NewsLine} from '../../news/news-line.tsx';
import {followForm, readForm} from '../../schedule/form.ts';
import {learnSentences} from '../../sentences/said.ts';
import {sayLanguage} from '../../ui/language.ts';

// Asked for beforehand: the side panel opens only straight from a click, with nothing awaited in between.
let windowId: number | undefined;
browser.windows.getCurrent().then((current) => {
  windowId = current.id;
});

async function openPanel(place: PanelPlace): Promise<void> {
  const opened = windowId === undefined ? undefined : openPanelInWindow(windowId).catch(() => undefined);
  await Promise.all([opened, ask('open-panel', place)]);
  window.close();
}

async function openSetUp(step?: string): Promise<void> {
  await ask('open-set-up', step === undefined ? {} : {step});
  window.close();
}

sayLanguage();
await learnSentences();
const app = document.getElementById('app');
if (app) {
  render(
    <>
      <ExampleBanner />
      <NewsLine />
      <Popup onPanel={openPanel} onSetUp={openSetUp} />
    </>,
    app,
  );
}
followForm();
void followStanding();

// Read whenever the companion came to answer, and when the next run of Autosynchronisation is another one.
let readFor = '';
effect(() => {
  const {state, status} = standing.value ?? {};
  const now = state === 'present' ? `${status?.nextAutosyncAt} ${status?.dear.timeZone} ${status?.mail}` : '';
  if (now !== '' && now !== readFor) void readForm();
  readFor = now;
});
