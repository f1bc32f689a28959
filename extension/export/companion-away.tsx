import type {JSX} from 'preact';
import type {Snapshot} from '../client/snapshot.ts';
import {tryAgain, trying} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {whenText} from '../ui/format.ts';
import {AgainIcon} from '../ui/icons.tsx';

interface CompanionAwayProps {
  readonly snapshot: Snapshot;
  readonly onSetUp: (step?: string) => void;
}

/** The companion does not answer, or who answers is not it: what is safe, and what to do. */
export function CompanionAway({snapshot, onSetUp}: CompanionAwayProps): JSX.Element {
  const {state, trouble, heardAt, address} = snapshot;
  const heard = heardAt === null ? '' : `Last heard from at ${whenText(heardAt, new Date())}. `;
  if (state === 'revoked') {
    return (
      <div class="stack">
        <div>
          <h2 class="h16">{trouble?.title}</h2>
          <p class="muted">{trouble?.detail}</p>
        </div>
        <Button look="filled" size="large" autofocus onClick={() => onSetUp('pair')}>
          Pair this browser
        </Button>
      </div>
    );
  }
  return (
    <div class="stack">
      <div>
        <h2 class="h16">{state === 'away' ? 'The companion is not answering' : trouble?.title}</h2>
        <p class="muted">
          {state === 'away'
            ? `${heard}Nothing is lost: what is authorised in DEAR goes to Xero when it is back.`
            : trouble?.detail}
        </p>
      </div>
      {state === 'away' ? (
        <div>
          <h3 class="small muted">What to do</h3>
          <ol class="to-do">
            <li>See that the computer it runs on is awake.</li>
            <li>
              <span>
                Start it there again with <code>npm start</code>.
              </span>
            </li>
            <li>If its address has changed, enter the new one.</li>
          </ol>
        </div>
      ) : null}
      <div class="row">
        <div class="grow">
          <Button look="filled" size="large" icon={<AgainIcon />} autofocus busy={trying.value} onClick={tryAgain}>
            Try again
          </Button>
        </div>
        <Button size="large" onClick={() => onSetUp('pair')}>
          Change address
        </Button>
      </div>
      <p class="small faint">
        Trying <code>{address.replace(/^https?:\/\//, '')}</code> by itself every few seconds.
      </p>
    </div>
  );
}
