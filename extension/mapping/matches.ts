import type {DearChoicesAnswer, XeroChoicesAnswer} from '../../shared/contract/connections.ts';

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

/** `15.0000` as `15`; only for showing. */
export const tidy = (percent: string): string => percent.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
