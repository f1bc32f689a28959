import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {kindsText, kindText} from '../documents/kind-words.ts';
import {said} from '../sentences/said.ts';
import {amountText, numberText} from '../ui/format.ts';
import {ChevronRightIcon} from '../ui/icons.tsx';
import type {PreviewGroup} from './preview-groups.ts';

/** So many documents are drawn at once; the others are asked for. */
const STEP = 100;

/** What would go in the same way: how many, what they are, how much; unfolded, each of them. */
export function PreviewGroupRow({group}: {readonly group: PreviewGroup}): JSX.Element {
  const isOpen = useSignal(false);
  const drawn = useSignal(STEP);
  const {items, amount} = group;
  const left = items.length - drawn.value;
  return (
    <li>
      <button
        type="button"
        class="preview-line"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <b class="amount">{numberText(items.length)}</b>
        <span class="what">{groupText(group)}</span>
        <span class="amount">
          {amount ? (
            <>
              {amountText(amount)} <span class="faint small">{amount.currency}</span>
            </>
          ) : null}
        </span>
        <ChevronRightIcon />
      </button>
      {isOpen.value ? (
        <ul class="preview-items">
          {items.slice(0, drawn.value).map(({document, amount: own, notes}) => (
            <li key={`${document.kind} ${document.documentId} ${document.number}`}>
              <a href={document.url} target="_blank" rel="noopener noreferrer">
                {document.number}
              </a>
              <span class="muted what">{document.party}</span>
              <span class="amount">{own ? amountText(own) : ''}</span>
              {notes.map((note) => (
                <span key={note} class="small faint wide">
                  {said(note)}
                </span>
              ))}
            </li>
          ))}
          {left > 0 ? (
            <li>
              <button
                type="button"
                class="text-button"
                onClick={() => {
                  drawn.value += STEP;
                }}
              >
                {i18n.t('preview.more', left, [numberText(left)])}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </li>
  );
}

function groupText({kind, action, items}: PreviewGroup): string {
  const kinds = items.length === 1 ? kindText(kind) : kindsText(kind);
  switch (action) {
    case 'create':
      return i18n.t('preview.new', {kinds});
    case 'update':
      return i18n.t('preview.changed', {kinds});
    case 'adopt':
      return i18n.t('preview.adopted', {kinds});
    case 'void':
      return i18n.t('preview.voided', {kinds});
    default:
      return i18n.t('preview.plain', {kinds});
  }
}
