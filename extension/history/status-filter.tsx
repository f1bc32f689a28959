import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {TransactionStatus} from '../../shared/history/transaction.ts';
import {numberText} from '../ui/format.ts';
import {status} from './filters.ts';
import {StatusMark} from './status-mark.tsx';
import {statusText} from './status-words.ts';
import {statuses} from './statuses.ts';
import {counts, read, total} from './transactions.ts';

/** The counts are the filters; the chosen one once more shows all again. */
export function StatusFilter(): JSX.Element {
  const choose = (chosen: TransactionStatus | null): void => {
    status.value = status.value === chosen ? null : chosen;
    void read();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and a legend that nobody needs here
    <div class="filters" role="group" aria-label={i18n.t('history.showOnly')}>
      <button type="button" aria-pressed={status.value === null} onClick={() => choose(null)}>
        <span>{i18n.t('history.all')}</span> <b>{numberText(total.value)}</b>
      </button>
      {statuses.map((name) => (
        <button key={name} type="button" aria-pressed={status.value === name} onClick={() => choose(name)}>
          <span>
            <StatusMark status={name} size={12} />
            {statusText(name)}
          </span>{' '}
          <b>{numberText(counts.value[name])}</b>
        </button>
      ))}
    </div>
  );
}
