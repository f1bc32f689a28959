import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {ReconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import {kindText} from '../documents/kind-words.ts';
import {openRow} from '../history/opened-row.ts';
import {showView} from '../history/panel-view.ts';
import {said} from '../sentences/said.ts';
import {amountText, numberText} from '../ui/format.ts';
import {ExternalIcon} from '../ui/icons.tsx';
import {textKey} from '../ui/text-key.ts';

type Item = ReconciliationAnswer['items'][number];

/** So many are drawn at once; the others are asked for. */
const STEP = 200;

const reasonText = (reason: Item['reason']): string => i18n.t(`reconcile.${textKey(reason)}` as 'reconcile.differs');

/** All that is not simply on both sides, with the reason. */
export function ReconciliationItems({items}: {readonly items: readonly Item[]}): JSX.Element | null {
  const drawn = useSignal(STEP);
  if (items.length === 0) return null;
  const left = items.length - drawn.value;
  return (
    <section>
      <h2 class="day row">
        <span>{i18n.t('reconcile.items')}</span>
        <span class="spring" />
        <span class="faint">{numberText(items.length)}</span>
      </h2>
      <ul>
        {items.slice(0, drawn.value).map((item) => (
          <ItemRow key={`${item.kind} ${item.dear?.id ?? ''} ${item.xero?.id ?? ''}`} item={item} />
        ))}
      </ul>
      {left > 0 ? (
        <p class="more">
          <button
            type="button"
            class="text-button"
            onClick={() => {
              drawn.value += STEP;
            }}
          >
            {i18n.t('preview.more', left, [numberText(left)])}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function ItemRow({item}: {readonly item: Item}): JSX.Element {
  const {kind, reason, party, dear, xero, text, transactionId} = item;
  return (
    <li class="difference">
      <p class="row">
        <b>{dear?.number ?? xero?.number}</b>
        <span class="muted what spring">{party}</span>
        <span class="tag small">{reasonText(reason)}</span>
      </p>
      <p class="small muted">{text ? said(text) : kindText(kind)}</p>
      <p class="row small sides">
        <Side words={i18n.t('reconcile.dear')} side={dear} />
        <Side words={i18n.t('reconcile.xero')} side={xero} />
        <span class="spring" />
        {transactionId ? (
          <button
            type="button"
            class="text-button"
            onClick={() => {
              void openRow(transactionId).then(() => showView('transactions'));
            }}
          >
            {i18n.t('reconcile.openRow')}
          </button>
        ) : null}
      </p>
    </li>
  );
}

function Side({words, side}: {readonly words: string; readonly side: Item['dear']}): JSX.Element {
  if (side === null) return <span class="faint">{words} –</span>;
  const amount = side.amount ? `${amountText(side.amount)} ${side.amount.currency}` : side.number;
  return side.url ? (
    <a href={side.url} target="_blank" rel="noopener noreferrer">
      {words} {amount} <ExternalIcon size={12} />
    </a>
  ) : (
    <span>
      {words} {amount}
    </span>
  );
}
