import {signal} from '@preact/signals';
import type {JSX} from 'preact';
import {ask} from '../messages/ask.ts';
import {Mark, MinusIcon} from '../ui/icons.tsx';
import {SyncControl} from './sync-control.tsx';

const folded = signal(false);

/** Asks how the dock was left. */
export async function recallDock(): Promise<void> {
  const answer = await ask('dock', {});
  if (answer.ok) folded.value = answer.value.folded;
}

/** Carries the control where DEAR's page has no place for it; folds to a tile. */
export function Dock(): JSX.Element {
  const fold = (to: boolean): void => {
    folded.value = to;
    void ask('dock', {folded: to});
  };
  if (folded.value) {
    return (
      <button type="button" class="tile" aria-label="Show Deerpath" aria-expanded="false" onClick={(event) => event.isTrusted && fold(false)}>
        <Mark size={28} />
      </button>
    );
  }
  return (
    <section class="dock" aria-label="Deerpath">
      <SyncControl />
      <button type="button" class="fold" aria-label="Fold Deerpath" aria-expanded="true" onClick={(event) => event.isTrusted && fold(true)}>
        <MinusIcon />
      </button>
    </section>
  );
}
