import type {JSX} from 'preact';
import type {DocumentState} from '../documents/shown-document.ts';
import {ArrowUpRightIcon} from '../ui/icons.tsx';
import {StateIcon} from './state-icon.tsx';

interface PillProps {
  readonly state: DocumentState;
  /** Shows this document in the side panel. */
  readonly onOpen: () => void;
}

/** The document's state: in Xero it leads there, in every other state to the side panel on this document. */
export function Pill({state, onOpen}: PillProps): JSX.Element {
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
    <button
      type="button"
      class={`pill ${state.kind}`}
      title={state.hint}
      onClick={(event) => event.isTrusted && onOpen()}
    >
      {content}
    </button>
  );
}
