import type {JSX} from 'preact';
import {Mark, MinusIcon} from '../ui/icons.tsx';
import {SyncControl, type SyncControlProps} from './sync-control.tsx';

interface DockProps extends SyncControlProps {
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
}

/** Carries the control where DEAR's page has no place for it; folds to a tile. */
export function Dock({folded, onFold, ...control}: DockProps): JSX.Element {
  if (folded) {
    return (
      <button
        type="button"
        class="tile"
        aria-label="Show Deerpath"
        aria-expanded="false"
        onClick={(event) => event.isTrusted && onFold(false)}
      >
        <Mark size={28} />
      </button>
    );
  }
  return (
    <section class="dock" aria-label="Deerpath">
      <SyncControl {...control} />
      <button
        type="button"
        class="fold"
        aria-label="Fold Deerpath"
        aria-expanded="true"
        onClick={(event) => event.isTrusted && onFold(true)}
      >
        <MinusIcon />
      </button>
    </section>
  );
}
