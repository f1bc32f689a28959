import type {JSX} from 'preact';
import type {Shown} from '../documents/open-document.ts';
import {CheckIcon, PathIcon} from '../ui/icons.tsx';
import {text} from '../ui/text.ts';
import {PartsButton} from './parts-button.tsx';
import {Pill} from './pill.tsx';

export type OpenBeside = 'nothing' | 'parts' | 'problem';

export interface SyncControlProps {
  readonly shown: Shown;
  /** What is open beside the document's state. */
  readonly open: OpenBeside;
  readonly onShow: (what: OpenBeside) => void;
  readonly onSync: () => void;
  /** Shows this document in the side panel. */
  readonly onOpen: () => void;
}

/** Sync Now with the document's state left of it, so that the pill grows into empty room and moves nothing of DEAR's. */
export function SyncControl({
  shown: {document, view, moment, refusal, announcement},
  open,
  onShow,
  onSync,
  onOpen,
}: SyncControlProps): JSX.Element {
  const {state, parts, disabled, busy} = view;
  const tell = (told: boolean): void => {
    if (told ? open === 'nothing' : open === 'problem') onShow(told ? 'problem' : 'nothing');
  };
  return (
    <div class="control">
      {moment === 'nothing-changed' ? <span class="moment">{text('page.nothingHadChanged')}</span> : null}
      {refusal ? (
        <span class="moment" title={refusal.hint}>
          {refusal.title}
        </span>
      ) : null}
      {state ? <Pill state={state} onOpen={onOpen} isTold={open === 'problem'} onTell={tell} /> : null}
      {parts ? (
        <PartsButton
          parts={parts}
          isOpen={open === 'parts'}
          onOpen={(isOpen) => onShow(isOpen ? 'parts' : 'nothing')}
          onPanel={onOpen}
        />
      ) : null}
      <SyncButton
        filled={state?.kind === 'not-in-xero' && disabled === null}
        disabled={disabled}
        busy={busy}
        done={moment === 'done'}
        hint={text(document?.family === 'purchase' ? 'page.sendPurchase' : 'page.sendSale')}
        onSync={onSync}
      />
      <span class="said" role="status">
        {announcement}
      </span>
    </div>
  );
}

interface SyncButtonProps {
  readonly filled: boolean;
  readonly disabled: string | null;
  readonly busy: boolean;
  readonly done: boolean;
  readonly hint: string;
  readonly onSync: () => void;
}

/** It keeps its width and its words, behind the tick too: “Done” is drawn by the style. Only a click a person made counts. */
function SyncButton({filled, disabled, busy, done, hint, onSync}: SyncButtonProps): JSX.Element {
  const look = disabled !== null ? 'resting' : busy ? 'busy' : filled ? 'filled' : '';
  return (
    <button
      type="button"
      class={`sync ${look}${done ? ' done' : ''}`}
      aria-disabled={disabled !== null || busy ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      title={disabled ?? hint}
      data-done={done ? text('page.done') : undefined}
      onClick={(event) => {
        if (event.isTrusted && disabled === null) onSync();
      }}
    >
      {done ? <CheckIcon /> : <PathIcon />}
      <span class="words">{text('page.syncNow')}</span>
    </button>
  );
}
