import type {JSX} from 'preact';
import {ArcIcon, ChevronDownIcon, Mark} from '../ui/icons.tsx';
import {text} from '../ui/text.ts';
import {Count} from './count.tsx';
import type {MenuState} from './menu-state.ts';
import {Opener} from './opener.tsx';

/** Deerpath's own menu, apart from DEAR's beside it, with a red mark when something needs somebody. */
export function Menu({state}: {readonly state: MenuState}): JSX.Element {
  const {facts, open, words, announcement} = state.shown();
  const problems = state.problems();
  const onOpen = (isOpen: boolean): void => state.show(isOpen ? 'menu' : 'nothing');
  const face = (
    <>
      {facts?.syncing ? <ArcIcon size={18} /> : <Mark size={18} />}
      <span>Deerpath</span>
      <Count {...problems} />
      <ChevronDownIcon size={12} />
    </>
  );
  const button = {
    look: 'menu-button',
    isOpen: open !== 'nothing',
    onOpen,
    description: problems.words,
    title: text('menu.hint'),
    opens: 'menu',
  } as const;
  return (
    <div class="menu">
      {words ? (
        <span class="moment" aria-hidden="true" title={words}>
          {words}
        </span>
      ) : null}
      {open === 'settings' ? (
        <Opener {...button} sheet="settings" given={{}}>
          {face}
        </Opener>
      ) : (
        <Opener
          {...button}
          sheet="menu"
          given={{
            facts,
            onSync: () => void state.syncAll(),
            onSettings: () => state.show('settings'),
            onPanel: state.openPanel,
          }}
        >
          {face}
        </Opener>
      )}
      <span class="said" role="status">
        {announcement}
      </span>
    </div>
  );
}
