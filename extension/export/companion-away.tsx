import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Snapshot} from '../client/snapshot.ts';
import {tryAgain, trying} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {whenText} from '../ui/format.ts';
import {AgainIcon} from '../ui/icons.tsx';
import {woven} from '../ui/woven.tsx';

interface CompanionAwayProps {
  readonly snapshot: Snapshot;
  readonly onSetUp: (step?: string) => void;
}

/** The companion does not answer, or who answers is not it: what is safe, and what to do. */
export function CompanionAway({snapshot, onSetUp}: CompanionAwayProps): JSX.Element {
  const {state, trouble, heardAt, address} = snapshot;
  if (state === 'revoked') {
    return (
      <div class="stack">
        <div>
          <h2 class="h16">{trouble?.title}</h2>
          <p class="muted">{trouble?.detail}</p>
        </div>
        <Button look="filled" size="large" autofocus onClick={() => onSetUp('pair')}>
          {i18n.t('popup.pairThisBrowser')}
        </Button>
      </div>
    );
  }
  return (
    <div class="stack">
      <div>
        <h2 class="h16">{state === 'away' ? i18n.t('away.title') : trouble?.title}</h2>
        <p class="muted">
          {state === 'away'
            ? heardAt === null
              ? i18n.t('away.nothingLost')
              : i18n.t('away.lastHeard', {when: whenText(heardAt, new Date())})
            : trouble?.detail}
        </p>
      </div>
      {state === 'away' ? (
        <div>
          <h3 class="small muted">{i18n.t('away.whatToDo')}</h3>
          <ol class="to-do">
            <li>
              <span>{i18n.t('away.isAwake')}</span>
            </li>
            <li>
              <span>{woven(i18n.t('away.startAgain', {command: '{command}'}), {command: <code>npm start</code>})}</span>
            </li>
            <li>
              <span>{i18n.t('away.newAddress')}</span>
            </li>
          </ol>
        </div>
      ) : null}
      <div class="row wrap">
        <div class="grow">
          <Button look="filled" size="large" icon={<AgainIcon />} autofocus busy={trying.value} onClick={tryAgain}>
            {i18n.t('away.tryAgain')}
          </Button>
        </div>
        <Button size="large" onClick={() => onSetUp('pair')}>
          {i18n.t('away.changeAddress')}
        </Button>
      </div>
      <p class="small faint">
        {woven(i18n.t('away.tryingByItself', {address: '{address}'}), {
          address: <code>{address.replace(/^https?:\/\//, '')}</code>,
        })}
      </p>
    </div>
  );
}
