import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {ReconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import {documentKinds} from '../../shared/documents/kinds.ts';
import {kindsText} from '../documents/kind-words.ts';
import {amountText, numberText} from '../ui/format.ts';

type Totals = ReconciliationAnswer['totals'];

/** Counts and sums of both sides by kind and currency, with what they differ by. */
export function ReconciliationTotals({totals}: {readonly totals: Totals}): JSX.Element {
  return (
    <div class="totals">
      <table>
        <caption class="said">{i18n.t('reconcile.totals')}</caption>
        <thead>
          <tr class="small muted">
            <th scope="col">{i18n.t('reconcile.kind')}</th>
            <th scope="col" class="amount">
              {i18n.t('reconcile.dear')}
            </th>
            <th scope="col" class="amount">
              {i18n.t('reconcile.xero')}
            </th>
            <th scope="col" class="amount">
              {i18n.t('reconcile.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...totals].sort(byKind).map((total) => (
            <TotalRow key={`${total.kind} ${total.difference.currency}`} total={total} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In the order of the kinds, then of the currencies. */
const byKind = (one: Totals[number], other: Totals[number]): number =>
  documentKinds.indexOf(one.kind) - documentKinds.indexOf(other.kind) ||
  one.difference.currency.localeCompare(other.difference.currency);

function TotalRow({total: {kind, dear, xero, difference}}: {readonly total: Totals[number]}): JSX.Element {
  const differs = Number(difference.value) !== 0;
  return (
    <tr>
      <th scope="row">
        {kindsText(kind)} <span class="faint small">{difference.currency}</span>
      </th>
      <Side count={dear.count} text={amountText(dear.amount)} />
      <Side count={xero.count} text={amountText(xero.amount)} />
      <td class={`amount ${differs ? 'tone-bad strong' : 'faint'}`}>{amountText(difference)}</td>
    </tr>
  );
}

const Side = ({count, text}: {readonly count: number; readonly text: string}): JSX.Element => (
  <td class="amount">
    {text}
    <span class="faint small count-below">{numberText(count)}</span>
  </td>
);
