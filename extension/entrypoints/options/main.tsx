import '../../ui/page.css';
import '../../schedule/form.css';
import './options.css';
import {effect, untracked} from '@preact/signals';
import {render} from 'preact';
import {ExampleBanner} from '../../example/example-banner.tsx';
import {readChoices} from '../../mapping/choices.ts';
import {followStanding, standing, tryAgain} from '../../messages/standing.ts';
import {NewsLine} from '../../news/news-line.tsx';
import {chosen, placeNames} from '../../pairing/set-up.ts';
import {SetUpPage} from '../../pairing/set-up-page.tsx';
import {learnSentences} from '../../sentences/said.ts';
import {followSettings, readSettings} from '../../settings/settings.ts';
import {sayLanguage} from '../../ui/language.ts';

sayLanguage();
await learnSentences();
const app = document.getElementById('app');
if (app) {
  render(
    <>
      <ExampleBanner />
      <NewsLine />
      <SetUpPage />
    </>,
    app,
  );
}

const asked = placeNames.find((name) => `#${name}` === location.hash);
if (asked) chosen.value = asked;
// The address names the step, so that a reload or the way back from Xero leads to it again.
effect(() => history.replaceState(null, '', chosen.value === null ? location.pathname : `#${chosen.value}`));

followSettings();
void followStanding();

// Back from Xero's login, or from another window: ask how things stand now.
addEventListener('focus', () => void tryAgain());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void tryAgain();
});

// What each answer makes readable is read once: the settings when paired, both sides' choices when both are connected.
let readFor = '';
effect(() => {
  const {state, status} = standing.value ?? {};
  const now =
    state === 'present' && status
      ? `${status.dear.state} ${status.dear.company} ${status.xero.state} ${status.xero.organisation}`
      : '';
  if (now === '' || now === readFor) return;
  readFor = now;
  untracked(() => {
    void readSettings();
    if (status?.dear.state === 'connected' && status.xero.state === 'connected') void readChoices();
  });
});
