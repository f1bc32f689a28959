import type {ComponentChildren, JSX} from 'preact';
import type {DocumentState, ShownProblem} from '../documents/shown-document.ts';
import {ArrowUpRightIcon} from '../ui/icons.tsx';
import {loadSheets, SheetSlot} from './sheet-slot.tsx';
import type {CloseHow} from './sheets.ts';
import {StateIcon} from './state-icon.tsx';

interface PillProps {
  readonly state: DocumentState;
  /** Shows this document in the side panel. */
  readonly onOpen: () => void;
  /** Whether what stands in its way is told beside it, as long as somebody rests on it. */
  readonly isTold: boolean;
  readonly onTell: (told: boolean) => void;
}

/** Somebody who rests on a pill this long wants to know more, in milliseconds; who leaves may come back within it. */
const REST = 250;
let resting: ReturnType<typeof setTimeout> | undefined;

/** The document's state: in Xero it leads there, in every other state to the side panel on this document. */
export function Pill({state, onOpen, isTold, onTell}: PillProps): JSX.Element {
  const content = (
    <>
      <StateIcon state={state} />
      <span class="word">{state.word}</span>
      {state.more ? (
        <>
          {' '}
          <span class="more">{state.more}</span>
        </>
      ) : null}
    </>
  );
  return state.url ? (
    <a class="pill in-xero" href={state.url} target="_blank" rel="noopener noreferrer" title={state.hint}>
      {content}
      <ArrowUpRightIcon size={12} />
    </a>
  ) : (
    <Resting problem={state.problem} onOpen={onOpen} isTold={isTold} onTell={onTell}>
      <button
        type="button"
        class={`pill ${state.kind}`}
        title={state.problem ? undefined : state.hint}
        aria-description={state.problem && state.hint}
        onClick={(event) => event.isTrusted && onOpen()}
      >
        {content}
      </button>
    </Resting>
  );
}

interface RestingProps extends Omit<PillProps, 'state'> {
  readonly problem: ShownProblem | undefined;
  readonly children: ComponentChildren;
}

/** Tells of a problem to who rests on it with the mouse or comes to it by keyboard; Esc puts the telling away. */
function Resting({problem, onOpen, isTold, onTell, children}: RestingProps): JSX.Element {
  let box: HTMLElement | null = null;
  const soon = (told: boolean) => (): void => {
    clearTimeout(resting);
    if (!problem) return;
    void loadSheets();
    resting = setTimeout(() => onTell(told), REST);
  };
  const close = (how: CloseHow): void => {
    onTell(false);
    if (how === 'back') box?.querySelector<HTMLElement>('.pill')?.focus();
    clearTimeout(resting); // the focus that comes back is no new wish
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody rests on what it holds
    <div
      class="resting"
      ref={(element) => {
        if (element) box = element;
      }}
      onPointerEnter={soon(true)}
      onPointerLeave={soon(false)}
      onFocusIn={soon(true)}
      onFocusOut={soon(false)}
      onKeyDown={({key}) => key === 'Escape' && close('away')}
    >
      {children}
      {isTold && problem ? <SheetSlot name="problem" given={{problem, onOpen, onClose: close}} /> : null}
    </div>
  );
}
