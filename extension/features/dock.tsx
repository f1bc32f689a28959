import type {ComponentChildren, JSX} from 'preact';
import {i18n} from '#i18n';
import {Mark, MinusIcon} from '../ui/icons.tsx';

interface DockProps {
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly children: ComponentChildren;
}

/** Carries our controls where DEAR's page has no place for them; folds to a tile. */
export function Dock({folded, onFold, children}: DockProps): JSX.Element {
  if (folded) {
    return (
      <button
        type="button"
        class="tile"
        aria-label={i18n.t('page.unfold')}
        aria-expanded="false"
        onClick={(event) => event.isTrusted && onFold(false)}
      >
        <Mark size={28} />
      </button>
    );
  }
  return (
    <section class="dock" aria-label="Deerpath">
      {children}
      <button
        type="button"
        class="fold"
        aria-label={i18n.t('page.fold')}
        aria-expanded="true"
        onClick={(event) => event.isTrusted && onFold(true)}
      >
        <MinusIcon />
      </button>
    </section>
  );
}
