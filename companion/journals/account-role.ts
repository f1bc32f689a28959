import type {DearPosting} from '../dear/dear.ts';
import {findAccount} from '../mapping/choose-account.ts';
import {entryOf, type MappingContext} from '../mapping/mapping-context.ts';

/** DEAR's own accounts, as far as a posting needs them. */
export type DearAccounts = readonly {
  readonly code: string;
  readonly class: string | null;
  readonly forPayments: boolean;
}[];

type Role = 'cost' | 'stock' | 'unknown' | 'other';

/**
 * Whether a posting of a sale moves stock value: cost on one side; on the other an asset that is neither a bank's nor Xero's
 * own. A code that Xero lacks is what DEAR says that it is; where DEAR does not say either, it may be anything.
 */
export function isStockAgainstCost(
  {debit, credit}: Pick<DearPosting, 'debit' | 'credit'>,
  context: MappingContext,
  dearAccounts: DearAccounts,
): boolean {
  const roles = [roleOf(debit, context, dearAccounts), roleOf(credit, context, dearAccounts)];
  const isOneOf = (...pair: Role[]) => roles.every((role) => pair.includes(role)) && roles[0] !== roles[1];
  return isOneOf('cost', 'stock') || isOneOf('cost', 'unknown') || isOneOf('stock', 'unknown');
}

/** Whether a posting names an account that Xero lacks, so that only DEAR can say what it is. */
export const isUnknown = ({debit, credit}: Pick<DearPosting, 'debit' | 'credit'>, context: MappingContext): boolean =>
  [debit, credit].some((code) => code !== '' && !inXero(code, context));

function roleOf(code: string, context: MappingContext, dearAccounts: DearAccounts): Role {
  const account = inXero(code, context);
  if (account) {
    const isOther = account.systemAccount !== null || account.type === 'BANK' || account.enablePayments;
    return isOther ? 'other' : roleOfClass(account.class);
  }
  const inDear = dearAccounts.find((one) => one.code === code);
  if (!inDear) return 'unknown';
  return inDear.forPayments ? 'other' : roleOfClass(inDear.class);
}

const inXero = (code: string, {settings: {mapping}, choices}: MappingContext) =>
  findAccount(entryOf(mapping.accounts, code) ?? code, choices.accounts);

const roleOfClass = (name: string | null): Role => {
  const word = name?.toUpperCase();
  return word === 'EXPENSE' ? 'cost' : word === 'ASSET' ? 'stock' : 'other';
};
