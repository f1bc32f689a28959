import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {ConnectionState} from '../../shared/contract/status.ts';
import type {Snapshot} from '../client/snapshot.ts';
import {isAway} from '../messages/standing.ts';
import {type LegState, type NodeState, type Stop, Trail} from '../ui/trail.tsx';

/** DEAR · companion · Xero: each with its state; what nobody knows while the companion is away is drawn as not known. */
export function ConnectionTrail({snapshot}: {readonly snapshot: Snapshot}): JSX.Element {
  const {status} = snapshot;
  const companion: Stop = {
    name: i18n.t('trail.companion'),
    words: companionWords(snapshot),
    state: isAway(snapshot) ? 'failing' : status ? 'well' : 'unknown',
  };
  if (isAway(snapshot) || !status) {
    const unknown = {words: i18n.t('trail.notKnown'), state: 'unknown'} as const;
    return (
      <Trail stops={[{name: 'DEAR', ...unknown}, companion, {name: 'Xero', ...unknown}]} legs={['broken', 'broken']} />
    );
  }
  const moving = status.run?.state === 'running';
  return (
    <Trail
      stops={[
        {name: 'DEAR', words: status.dear.company ?? stateWords(status.dear.state), state: nodes[status.dear.state]},
        companion,
        {
          name: 'Xero',
          words: status.xero.organisation ?? stateWords(status.xero.state),
          state: nodes[status.xero.state],
        },
      ]}
      legs={[legOf(status.dear.state, moving), legOf(status.xero.state, moving)]}
    />
  );
}

const nodes: Readonly<Record<ConnectionState, NodeState>> = {
  connected: 'well',
  disconnected: 'unknown',
  choose: 'choose',
  failing: 'failing',
};

const stateWords = (state: ConnectionState): string =>
  i18n.t(
    (
      {
        connected: 'trail.connected',
        disconnected: 'trail.notConnected',
        choose: 'trail.toChoose',
        failing: 'trail.needsYou',
      } as const
    )[state],
  );

const legOf = (state: ConnectionState, moving: boolean): LegState =>
  state === 'connected' ? (moving ? 'moving' : 'whole') : 'broken';

function companionWords({state}: Snapshot): string {
  switch (state) {
    case 'present':
      return i18n.t('trail.running');
    case 'asking':
      return i18n.t('trail.asking');
    case 'stranger':
      return i18n.t('trail.notYours');
    case 'revoked':
      return i18n.t('trail.notPaired');
    case 'too-old':
      return i18n.t('trail.anotherVersion');
    case 'away':
    case 'unpaired':
      return i18n.t('trail.notAnswering');
  }
}
