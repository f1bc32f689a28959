import {i18n} from '#i18n';
import type {XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {PickerOption} from '../ui/picker-options.ts';
import {type MatchKind, xero} from './choices.ts';
import {type MatchRow, takesLines, takesPayments, tidy} from './matches.ts';

/** What a row of that kind may go to in Xero. */
export function optionsFor(kind: MatchKind, row: MatchRow): readonly PickerOption[] {
  if (kind === 'taxRules') return rateOptions(xero.value?.taxRates ?? [], row.rate);
  return kind === 'accounts' ? accountOptions() : accountsOf(takesPayments);
}

/** Accounts that take lines of invoices and bills. */
export const accountOptions = (): readonly PickerOption[] => accountsOf(takesLines);

const accountsOf = (fits: (account: XeroChoicesAnswer['accounts'][number]) => boolean): readonly PickerOption[] =>
  (xero.value?.accounts ?? []).filter(fits).map(({code, name}) => ({value: code, name, code}));

/** Rates of the rule's own percentage come first: nearly always it is one of them. */
function rateOptions(rates: XeroChoicesAnswer['taxRates'], percent: string): readonly PickerOption[] {
  const isSame = ({rate}: {readonly rate: string}): boolean => `${tidy(rate)}%` === percent;
  const option = (group: string) => (rate: XeroChoicesAnswer['taxRates'][number]) => ({
    value: rate.taxType,
    name: rate.name,
    code: rate.taxType,
    aside: `${tidy(rate.rate)}%`,
    group,
  });
  return [
    ...rates.filter(isSame).map(option(i18n.t('setup.match.ratesOf', {percent}))),
    ...rates.filter((rate) => !isSame(rate)).map(option(i18n.t('setup.match.otherRates'))),
  ];
}
