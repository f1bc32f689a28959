import type {DearDocument, DearLine} from '../../shared/documents/dear-document.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import type {XeroAccount} from '../xero/xero.ts';
import {capital, type NumberedLine, nameLines} from './document-lines.ts';
import {entryOf, type MappingContext} from './mapping-context.ts';
import {xeroTypeOf} from './xero-types.ts';

/** Why a line has no account to go to. Lines with the same cause become one problem. */
export interface AccountTrouble {
  readonly reason: 'missing' | 'unknown' | 'archived' | 'unusable';
  /** The code DEAR has, and the one in Xero it leads to; empty when there is none. */
  readonly dearCode: string;
  readonly xeroCode: string;
}

/**
 * The Xero account of a line: the line's own code, else the document's default, both by the settings' entry or unchanged;
 * else the settings' default account, which is a code of Xero's already.
 */
export function chooseAccount(
  line: DearLine,
  document: DearDocument,
  {settings: {mapping}, choices}: MappingContext,
): Result<XeroAccount, AccountTrouble> {
  const dearCode = line.account?.trim() || document.defaultAccount?.trim() || '';
  const fallback = xeroTypeOf(document).isSale ? mapping.defaultSalesAccount : mapping.defaultPurchaseAccount;
  const xeroCode = dearCode ? (entryOf(mapping.accounts, dearCode) ?? dearCode) : (fallback ?? '');
  if (!xeroCode) return failed({reason: 'missing', dearCode, xeroCode});

  const account = findAccount(xeroCode, choices.accounts);
  const reason = whyUnusable(account);
  return account && !reason ? ok(account) : failed({reason: reason ?? 'unknown', dearCode, xeroCode});
}

/** The account of a code; an ACTIVE one goes before an archived one. */
export const findAccount = (code: string, accounts: readonly XeroAccount[]): XeroAccount | undefined =>
  accounts.find((account) => account.code === code && account.status === 'ACTIVE') ??
  accounts.find((account) => account.code === code);

/** Bank, stock, receivable and payable accounts take no lines of documents (Xero's documentation, Accounts). */
export function whyUnusable(account: XeroAccount | undefined): AccountTrouble['reason'] | undefined {
  if (!account) return 'unknown';
  if (account.status !== 'ACTIVE') return 'archived';
  const closed = ['BANK', 'INVENTORY'].includes(account.type);
  return closed || ['DEBTORS', 'CREDITORS'].includes(account.systemAccount ?? '') ? 'unusable' : undefined;
}

export function accountProblem({reason, dearCode, xeroCode}: AccountTrouble, lines: readonly NumberedLine[]): Problem {
  const {text, one} = nameLines(lines);
  const named = capital(text);
  const through = dearCode && dearCode !== xeroCode ? ` Account ${dearCode} of DEAR goes there.` : '';
  const onIt = `${named} ${one ? 'is' : 'are'} on it.${through}`;
  const other = `Choose another account for ${dearCode || xeroCode}`;
  const needed = dearCode ? ({needs: [{of: 'account', name: dearCode}]} as const) : {};

  switch (reason) {
    case 'missing':
      return problemOf(
        'mapping.account-missing',
        `${named} ${one ? 'has' : 'have'} no account.`,
        'Neither DEAR nor the settings name an account to use.',
        'Set an account in DEAR, or choose a default account in the settings. Then retry.',
      );
    case 'archived':
      return problemOf(
        'mapping.account-archived',
        `Account ${xeroCode} is archived in Xero.`,
        onIt,
        `${other}, or restore ${xeroCode} in Xero. Then retry.`,
        needed,
      );
    case 'unusable':
      return problemOf(
        'mapping.account-unusable',
        `Account ${xeroCode} takes no invoice lines in Xero.`,
        `It is a bank, stock, receivable or payable account. ${onIt}`,
        `${other}. Then retry.`,
        needed,
      );
    case 'unknown':
      return problemOf(
        'mapping.account-unknown',
        `Account ${xeroCode} is not in Xero.`,
        onIt,
        `${other}, or add ${xeroCode} in Xero. Then retry.`,
        needed,
      );
  }
}
