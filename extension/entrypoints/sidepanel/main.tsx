import '../../ui/page.css';
import './sidepanel.css';
import {effect} from '@preact/signals';
import {render} from 'preact';
import {browser} from 'wxt/browser';
import {readActivity} from '../../activity/activity.ts';
import {readNotifications} from '../../alerts/notifications.ts';
import {ExampleBanner} from '../../example/example-banner.tsx';
import {readDays} from '../../history/chart.ts';
import {follow} from '../../history/follow.ts';
import {followTab} from '../../history/follow-tab.ts';
import {goTo} from '../../history/go-to.ts';
import {Panel} from '../../history/panel.tsx';
import {view} from '../../history/panel-view.ts';
import {readRuns} from '../../history/runs.ts';
import {read} from '../../history/transactions.ts';
import {ask} from '../../messages/ask.ts';
import {isPlace} from '../../messages/sender.ts';
import {followStanding, standing} from '../../messages/standing.ts';
import {learnSentences} from '../../sentences/said.ts';
import {sayLanguage} from '../../ui/language.ts';

function openSetUp(step?: string): void {
  const url = browser.runtime.getURL('/options.html');
  void browser.tabs.create({url: step ? `${url}#${step}` : url});
}

sayLanguage();
await learnSentences();
const app = document.getElementById('app');
if (app) {
  render(
    <>
      <ExampleBanner />
      <Panel onSetUp={openSetUp} />
    </>,
    app,
  );
}

follow();
void followStanding();
void ask('panel-document', null).then((answer) => {
  const place = answer.ok && answer.value ? answer.value : placeIn(location.hash);
  if (!place) return followTab();
  return goTo(place).then(() => followTab('id' in place ? place.id : undefined));
});

/** A tab of its own is opened on a view by its address: `sidepanel.html#notifications~<id>`. */
function placeIn(hash: string) {
  const [name, notification] = hash.slice(1).split('~');
  const place = {view: name, ...(notification ? {notification} : {})};
  return isPlace(place) ? place : null;
}

// Read whenever the companion came to answer: at opening, and after each time it was away.
let present = false;
effect(() => {
  const isPresent = standing.value?.state === 'present';
  if (isPresent && !present) {
    void read();
    void readDays();
    void readNotifications();
    if (view.peek() === 'runs') void readRuns();
    if (view.peek() === 'activity') void readActivity();
  }
  present = isPresent;
});
