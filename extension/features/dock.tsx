import type {ComponentChildren, JSX} from 'preact';
import {Mark, MinusIcon} from '../ui/icons.tsx';
import {text} from '../ui/text.ts';
import {Count, type Problems} from './count.tsx';

interface DockProps {
  /** What needs somebody, told on the tile too. */
  readonly problems: Problems;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly children: ComponentChildren;
}

/** Carries our controls where DEAR's page has no place for them; folds to a tile. */
export function Dock({folded, problems, onFold, children}: DockProps): JSX.Element {
  if (folded) {
    return (
      <button
        type="button"
        class="tile"
        aria-description={problems.words}
        aria-expanded="false"
        onClick={(event) => event.isTrusted && onFold(false)}
      >
        <Mark size={28} />
        <span class="said">{text('page.unfold')}</span>
        <Count {...problems} />
      </button>
    );
  }
  return (
    <section class="dock" aria-label="Deerpath">
      {children}
      <button
        type="button"
        class="fold"
        aria-label={text('page.fold')}
        aria-expanded="true"
        onClick={(event) => event.isTrusted && onFold(true)}
      >
        <MinusIcon />
      </button>
    </section>
  );
}
