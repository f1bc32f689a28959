import type {ComponentChildren, JSX} from 'preact';
import type {DocumentState} from '../documents/document-view.ts';
import type {Shown} from '../documents/open-document.ts';
import {
  ArcIcon,
  ArrowUpRightIcon,
  CheckIcon,
  ClockIcon,
  DashedRingIcon,
  DocumentIcon,
  DoneIcon,
  FailedIcon,
  PathIcon,
  SlashIcon,
} from '../ui/icons.tsx';

export interface SyncControlProps {
  readonly shown: Shown;
  readonly onSync: () => void;
  /** Shows this document in the side panel. */
  readonly onOpen: () => void;
}

/** Sync Now with the document's state left of it, so that the pill grows into empty room and moves nothing of DEAR's. */
export function SyncControl({
  shown: {view, moment, refusal, announcement},
  onSync,
  onOpen,
}: SyncControlProps): JSX.Element {
  const {state, disabled, busy, hint} = view;
  return (
    <div class="control">
      {moment === 'nothing-changed' ? <span class="moment">Nothing had changed</span> : null}
      {refusal ? (
        <span class="moment" title={refusal.hint}>
          {refusal.title}
        </span>
      ) : null}
      {state ? <Pill state={state} onOpen={onOpen} /> : null}
      <SyncButton
        filled={state?.kind === 'not-in-xero' && disabled === null}
        disabled={disabled}
        busy={busy}
        done={moment === 'done'}
        hint={hint}
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
      onClick={(event) => {
        if (event.isTrusted && disabled === null) onSync();
      }}
    >
      {done ? <CheckIcon /> : <PathIcon />}
      <span class="words">Sync Now</span>
    </button>
  );
}

function Pill({state, onOpen}: {readonly state: DocumentState; readonly onOpen: () => void}): JSX.Element {
  switch (state.kind) {
    case 'in-xero':
      return (
        <a class="pill in-xero" href={state.url} target="_blank" rel="noopener noreferrer" title={state.hint}>
          <DoneIcon size={14} />
          <span class="word">In Xero</span> <span class="more">{state.number}</span>
          <ArrowUpRightIcon size={12} />
        </a>
      );
    case 'failed':
      return (
        <PillButton state={state} onOpen={onOpen} icon={<FailedIcon size={14} />} word="Failed" more={state.reason} />
      );
    case 'not-in-xero':
      return (
        <PillButton
          state={state}
          onOpen={onOpen}
          icon={<DashedRingIcon size={14} />}
          word="Not in Xero"
          more={state.reason}
        />
      );
    case 'not-authorised':
      return (
        <PillButton state={state} onOpen={onOpen} icon={<DocumentIcon size={14} />} word="Not authorised in DEAR yet" />
      );
    case 'waiting':
      return <PillButton state={state} onOpen={onOpen} icon={<ClockIcon size={14} />} word="Waiting" />;
    case 'syncing':
      return <PillButton state={state} onOpen={onOpen} icon={<ArcIcon size={14} />} word="Syncing" />;
    case 'skipped':
      return <PillButton state={state} onOpen={onOpen} icon={<SlashIcon size={14} />} word="Skipped" />;
  }
}

interface PillButtonProps {
  readonly state: DocumentState;
  readonly icon: ComponentChildren;
  readonly word: string;
  readonly more?: string | undefined;
  readonly onOpen: () => void;
}

/** Opens the side panel on this document. */
function PillButton({state, icon, word, more, onOpen}: PillButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class={`pill ${state.kind}`}
      title={state.hint}
      onClick={(event) => {
        if (event.isTrusted) onOpen();
      }}
    >
      {icon}
      <span class="word">{word}</span>
      {more ? (
        <>
          {' '}
          <span class="more">{more}</span>
        </>
      ) : null}
    </button>
  );
}
