import {type Cents, fromCents, plain} from '../../shared/money/cents.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import type {XeroAccount, XeroTaxRate} from '../xero/xero.ts';
import {findAccount, whyUnusable} from './choose-account.ts';
import {fits} from './choose-tax-rate.ts';
import type {MappingContext} from './mapping-context.ts';
import type {XeroDocumentLine} from './xero-document.ts';

/**
 * A line that takes up `amount` without tax: on the account of the settings, else on the one Xero keeps for rounding
 * (its SystemAccount, for the code is not the same everywhere).
 */
export function roundingLine(amount: Cents, {settings, choices}: MappingContext): Result<XeroDocumentLine> {
  const chosen = settings.mapping.roundingAccount;
  const account = chosen
    ? findAccount(chosen, choices.accounts)
    : choices.accounts.find(({systemAccount, status}) => systemAccount === 'ROUNDING' && status === 'ACTIVE');
  const rate = zeroRate(choices.taxRates, account);
  if (!account?.code || whyUnusable(account) || !rate) return failed(noRounding(amount, chosen, {account, rate}));

  return ok({
    description: 'Rounding',
    quantity: '1',
    unitAmount: plain(fromCents(amount)),
    discountRate: null,
    accountCode: account.code,
    taxType: rate.taxType,
    taxAmount: null,
  });
}

/** NONE where it is active and goes with the account, else another rate of zero that does. */
function zeroRate(rates: readonly XeroTaxRate[], account: XeroAccount | undefined): XeroTaxRate | undefined {
  const zero = rates.filter((rate) => rate.status === 'ACTIVE' && plain(rate.rate) === '0');
  const suits = (rate: XeroTaxRate) => account !== undefined && fits(rate, account);
  return zero.find((rate) => rate.taxType === 'NONE' && suits(rate)) ?? zero.find(suits);
}

function noRounding(
  amount: Cents,
  chosen: string | null,
  {account, rate}: {account: XeroAccount | undefined; rate: XeroTaxRate | undefined},
): Problem {
  const needed = `${fromCents(amount)} is left over after every line, and needs a line of its own.`;
  if (account && !rate)
    return problemOf(
      'mapping.no-rounding-account',
      `Xero has no tax rate of zero for account ${account.code}.`,
      needed,
      'Choose another rounding account in the settings, or add such a tax rate in Xero. Then retry.',
    );
  return problemOf(
    'mapping.no-rounding-account',
    chosen ? `Rounding account ${chosen} cannot be used in Xero.` : 'There is no account for rounding.',
    needed,
    'Choose a rounding account in the settings. Then retry.',
  );
}
