import {failed, ok, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import type {XeroAccount} from '../xero/xero.ts';
import {findAccount} from './choose-account.ts';
import {entryOf, type MappingContext} from './mapping-context.ts';

/**
 * The account in Xero that a payment comes to or goes from: the settings' entry for DEAR's code, else the same code. It has
 * to be there, ACTIVE, and take payments (Xero's documentation, “Payments”: a bank account, or one with payments enabled).
 */
export function chooseBankAccount(
  dearCode: string,
  {settings: {mapping}, choices}: MappingContext,
  link: string,
): Result<XeroAccount> {
  if (dearCode === '') {
    return failed(
      problemOf(
        'mapping.bank-account-missing',
        'A payment has no bank account.',
        'DEAR does not say which account the money came to or went from.',
        'Choose the account of the payment in DEAR. Then retry.',
        {link},
      ),
    );
  }
  const xeroCode = entryOf(mapping.bankAccounts, dearCode) ?? dearCode;
  const account = findAccount(xeroCode, choices.accounts);
  const through = xeroCode === dearCode ? '' : ` Account ${dearCode} of DEAR goes there.`;
  const other = `Choose another bank account for ${dearCode} in the set-up`;
  const needed = {needs: [{of: 'account', name: dearCode}]} as const;
  if (!account) {
    return failed(
      problemOf(
        'mapping.bank-account-unknown',
        `Bank account ${xeroCode} is not in Xero.`,
        `A payment is on it.${through}`,
        `${other}, or give an account in Xero that code. Then retry.`,
        needed,
      ),
    );
  }
  if (account.status !== 'ACTIVE') {
    return failed(
      problemOf(
        'mapping.bank-account-archived',
        `Bank account ${xeroCode} is archived in Xero.`,
        `A payment is on it.${through}`,
        `${other}, or restore ${xeroCode} in Xero. Then retry.`,
        needed,
      ),
    );
  }
  if (account.type !== 'BANK' && !account.enablePayments) {
    return failed(
      problemOf(
        'mapping.bank-account-unusable',
        `Account ${xeroCode} takes no payments in Xero.`,
        `It is no bank account, and payments to it are not enabled.${through}`,
        `${other}, or tick “Enable payments to this account” for ${xeroCode} in Xero's chart of accounts. Then retry.`,
        needed,
      ),
    );
  }
  return ok(account);
}
