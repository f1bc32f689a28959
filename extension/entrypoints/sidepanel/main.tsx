import '../../ui/base.css';
import './sidepanel.css';
import {effect} from '@preact/signals';
import {render} from 'preact';
import {browser} from 'wxt/browser';
import {Panel} from '../../history/panel.tsx';
import {follow, read, showDocument} from '../../history/transactions.ts';
import {ask} from '../../messages/ask.ts';
import {followStanding, standing} from '../../messages/standing.ts';
import {sayLanguage} from '../../ui/language.ts';

function openSetUp(step?: string): void {
  const url = browser.runtime.getURL('/options.html');
  void browser.tabs.create({url: step ? `${url}#${step}` : url});
}

sayLanguage();
const app = document.getElementById('app');
if (app) render(<Panel onSetUp={openSetUp} />, app);

follow();
void followStanding();
void ask('panel-document', null).then((answer) => {
  if (answer.ok && answer.value && 'id' in answer.value) void showDocument(answer.value);
});

// Read whenever the companion came to answer: at opening, and after each time it was away.
let present = false;
effect(() => {
  const isPresent = standing.value?.state === 'present';
  if (isPresent && !present) void read();
  present = isPresent;
});
