import type {JSX} from 'preact';
import {useLayoutEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Part} from '../documents/shown-document.ts';
import {ArrowUpRightIcon} from '../ui/icons.tsx';
import type {Sheets} from './sheets.ts';
import {StateIcon} from './state-icon.tsx';

/** Every invoice or bill of a document, and what goes along with them: each with its state, leading where it can be seen. */
export function PartsSheet({parts, onOpen}: Sheets['parts']): JSX.Element {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('a, button')?.focus({preventScroll: true}), []);
  return (
    <ul class="parts" aria-label={i18n.t('page.partsOfIt')} ref={list}>
      {parts.map((part) => (
        <li key={part.key}>
          <Line part={part} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function Line({part: {name, state}, onOpen}: {readonly part: Part; readonly onOpen: () => void}): JSX.Element {
  const content = (
    <>
      <span class={`tone ${state.kind}`}>
        <StateIcon state={state} />
      </span>
      <b>{name}</b> <span class="more">{state.said}</span>
    </>
  );
  return state.url ? (
    <a class="item" href={state.url} target="_blank" rel="noopener noreferrer" title={state.hint}>
      {content}
      <ArrowUpRightIcon size={12} />
    </a>
  ) : (
    <button type="button" class="item" title={state.hint} onClick={onOpen}>
      {content}
    </button>
  );
}
