import type {DearChoicesAnswer, XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {Settings} from '../../shared/contract/settings.ts';

/** One tax rule or account of DEAR's and where it goes in Xero. */
export interface MatchRow {
  /** What the choice is saved under: the rule's name, the account's code. */
  readonly name: string;
  readonly label: string;
  /** `15%`; empty for accounts. */
  readonly rate: string;
  /** What was chosen by a person, or ''. */
  readonly chosen: string;
  /** What it goes to, by choice or by itself, or ''. */
  readonly goesTo: string;
  /** `open` needs a choice; `differs` goes, but not as one would expect. */
  readonly state: 'matched' | 'open' | 'differs';
  readonly words: string;
}

/** A rule goes to the rate a person chose, else to the Xero rate of exactly its name, else nowhere. */
export function matchTaxRules(
  rules: DearChoicesAnswer['taxRules'],
  rates: XeroChoicesAnswer['taxRates'],
  chosen: Readonly<Record<string, string>>,
): readonly MatchRow[] {
  return rules.map(({name, percent}) => {
    const choice = chosen[name] ?? '';
    const rate = choice ? rates.find(({taxType}) => taxType === choice) : rates.find((one) => one.name === name);
    const row = {name, label: name, rate: `${tidy(percent)}%`, chosen: choice, goesTo: rate?.taxType ?? ''};
    if (!rate) return {...row, state: 'open', words: choice ? 'No longer in Xero' : 'Choose one'};
    if (Number(rate.rate) !== Number(percent)) {
      return {...row, state: 'differs', words: `${tidy(percent)}% is not ${tidy(rate.rate)}%`};
    }
    return {...row, state: 'matched', words: choice ? 'Chosen by you' : 'Same name'};
  });
}

/** An account goes to the one a person chose, else to the same code in Xero, else nowhere. */
export function matchAccounts(
  accounts: DearChoicesAnswer['accounts'],
  inXero: XeroChoicesAnswer['accounts'],
  chosen: Readonly<Record<string, string>>,
): readonly MatchRow[] {
  return accounts.map(({code, name}) => {
    const choice = chosen[code] ?? '';
    const account = inXero.find((one) => one.code === (choice || code));
    const row = {name: code, label: `${code} ${name}`, rate: '', chosen: choice, goesTo: account?.code ?? ''};
    if (!account) return {...row, state: 'open', words: choice ? 'No longer in Xero' : 'Not in Xero'};
    return {...row, state: 'matched', words: choice ? 'Chosen by you' : 'Same code'};
  });
}

export type StandInName = 'defaultSalesAccount' | 'defaultPurchaseAccount' | 'roundingAccount';

/** An account for what DEAR names none for. None needs a choice: without one the document waits, or Xero's own is taken. */
export interface StandIn {
  readonly name: StandInName;
  readonly label: string;
  readonly goesTo: string;
  /** What happens without a choice. */
  readonly empty: string;
  /** The account chosen is in Xero no more. */
  readonly isGone: boolean;
}

export function standInRows(
  mapping: Pick<Settings['mapping'], StandInName>,
  inXero: XeroChoicesAnswer['accounts'],
): readonly StandIn[] {
  const own = inXero.find(({systemAccount}) => systemAccount === 'ROUNDING');
  const row = (name: StandInName, label: string, empty: string): StandIn => {
    const goesTo = mapping[name] ?? '';
    return {name, label, empty, goesTo, isGone: goesTo !== '' && !inXero.some(({code}) => code === goesTo)};
  };
  return [
    row('defaultSalesAccount', 'Sales lines without an account', 'None: the invoice waits and says so'),
    row('defaultPurchaseAccount', 'Bill lines without an account', 'None: the bill waits and says so'),
    row('roundingAccount', 'Rounding of a few cents', own ? `Xero’s own: ${own.code} ${own.name}` : 'Xero’s own'),
  ];
}

/** Bank, stock, receivable and payable accounts take no lines of invoices (Xero's documentation, Accounts). */
export const takesLines = ({
  code,
  type,
  systemAccount,
}: Pick<XeroChoicesAnswer['accounts'][number], 'code' | 'type' | 'systemAccount'>): boolean =>
  code !== '' && !['BANK', 'INVENTORY'].includes(type) && !['DEBTORS', 'CREDITORS'].includes(systemAccount ?? '');

/** `15.0000` as `15`; only for showing. */
export const tidy = (percent: string): string => percent.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
