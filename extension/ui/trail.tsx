import type {JSX} from 'preact';
import {CheckIcon, CrossIcon} from './icons.tsx';

export type NodeState = 'well' | 'failing' | 'unknown' | 'choose';
export type LegState = 'whole' | 'moving' | 'broken';

export interface Stop {
  readonly name: string;
  readonly words: string;
  readonly state: NodeState;
}

export interface TrailProps {
  readonly stops: readonly [Stop, Stop, Stop];
  readonly legs: readonly [LegState, LegState];
}

/** The one path from DEAR by the companion to Xero: whole, moving, broken where it is broken. */
export function Trail({stops, legs}: TrailProps): JSX.Element {
  return (
    <div>
      <div class="trail" aria-hidden="true">
        <Node state={stops[0].state} />
        <Leg state={legs[0]} rides={false} />
        <Node state={stops[1].state} />
        <Leg state={legs[1]} rides={legs[1] === 'moving'} />
        <Node state={stops[2].state} />
      </div>
      <div class="trail-words">
        {stops.map(({name, words}) => (
          <div key={name}>
            <b>{name}</b>
            <span>{words}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Node({state}: {readonly state: NodeState}): JSX.Element {
  switch (state) {
    case 'well':
      return (
        <span class="node">
          <CheckIcon />
        </span>
      );
    case 'failing':
      return (
        <span class="node failing">
          <CrossIcon />
        </span>
      );
    case 'choose':
      return (
        <span class="node choose">
          <b>!</b>
        </span>
      );
    case 'unknown':
      return (
        <span class="node unknown">
          <b>?</b>
        </span>
      );
  }
}

const WHOLE = 'M2 10C20 0 35 0 50 10S80 20 98 10';
const BROKEN = 'M2 10C10 5.5 18 3 26 3.3M74 16.7C82 17 90 14.5 98 10';

function Leg({state, rides}: {readonly state: LegState; readonly rides: boolean}): JSX.Element {
  return (
    <svg class={`leg ${state}`} viewBox="0 0 100 20" aria-hidden="true">
      <path
        d={state === 'broken' ? BROKEN : WHOLE}
        fill="none"
        stroke="currentColor"
        stroke-width="2.2"
        stroke-linecap="round"
        stroke-dasharray="0.01 5.9"
      />
      {rides ? <circle class="rider" r="4.5" /> : null}
    </svg>
  );
}
