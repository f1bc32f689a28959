import {type ComponentChild, render} from 'preact';
import {SettingsForm} from '../schedule/settings-form.tsx';
import {dress} from './dress.ts';
import {keepBeside} from './keep-beside.ts';
import {MenuSheet} from './menu-sheet.tsx';
import {PartsSheet} from './parts-sheet.tsx';
import {ProblemSheet} from './problem-sheet.tsx';
import styles from './sheets.css?inline';
import type {OpenASheet, SheetName, Sheets} from './sheets.ts';

/**
 * What sets something going. Only a person's hand counts; what stands in a field is another matter: fillers of forms write
 * there too, and it is saved by a click alone.
 */
const doings = ['click', 'keydown', 'submit'] as const;

/** Draws one of the sheets for a slot on DEAR's page; it closes on Esc, and the lighter ones on a press outside. */
export const openSheet: OpenASheet = (name, slot, given) => {
  const host = document.createElement('deerpath-sheet');
  const root = host.attachShadow({mode: 'open'});
  const ending = new AbortController();
  const {signal} = ending;
  let now = given;

  for (const doing of doings) {
    root.addEventListener(doing, (event) => !event.isTrusted && stop(event), {capture: true, signal});
  }
  root.addEventListener(
    'focusin',
    ({target}) => target?.dispatchEvent(new Event('deerpath-focus', {bubbles: true, composed: true})),
    {signal},
  );
  root.addEventListener(
    'keydown',
    (event) => {
      event.stopPropagation(); // DEAR's page has keys of its own
      if (!(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
      event.preventDefault();
      now.onClose('back');
    },
    {signal},
  );
  if (name !== 'settings') {
    const opener = slot.getRootNode();
    const turnAway = (event: Event): void => {
      if (!event.composedPath().includes(opener)) now.onClose('away');
    };
    document.addEventListener('pointerdown', turnAway, {capture: true, passive: true, signal});
    // What opened because the mouse rests somewhere goes on Esc too, wherever the focus is.
    document.addEventListener('keydown', (event) => event.key === 'Escape' && turnAway(event), {
      capture: true,
      passive: true,
      signal,
    });
  }

  const draw = (): void => {
    render(<div class={`sheet ${name}-sheet`}>{contentOf(name, now)}</div>, root);
    dress(root, styles);
  };
  slot.append(host);
  draw();
  const leave = keepBeside(host, slot.parentElement ?? slot);
  return {
    update(next) {
      now = next;
      draw();
    },
    remove() {
      ending.abort();
      leave();
      render(null, root);
      host.remove();
    },
  };
};

const contents: {readonly [Name in SheetName]: (given: Sheets[Name]) => ComponentChild} = {
  menu: (given) => <MenuSheet {...given} />,
  parts: (given) => <PartsSheet {...given} />,
  problem: (given) => <ProblemSheet {...given} />,
  settings: (given) => <SettingsForm {...given} />,
};

const contentOf = <Name extends SheetName>(name: Name, given: Sheets[Name]): ComponentChild => contents[name](given);

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
