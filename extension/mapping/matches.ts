import {i18n} from '#i18n';
import type {DearChoicesAnswer, XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {Settings} from '../../shared/contract/settings.ts';
import {countOfKind} from '../documents/kind-words.ts';

type DearAccount = DearChoicesAnswer['accounts'][number];
type XeroAccount = XeroChoicesAnswer['accounts'][number];

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
  /** `12 bills`, that wait for a choice; empty where none waits or nothing was read yet. */
  readonly waiting: string;
}

/** A rule goes to the rate a person chose, else to the Xero rate of exactly its name, else nowhere. */
export function matchTaxRules(
  rules: DearChoicesAnswer['taxRules'],
  rates: XeroChoicesAnswer['taxRates'],
  chosen: Readonly<Record<string, string>>,
): readonly MatchRow[] {
  return rules.map(({name, percent, waiting}) => {
    const choice = chosen[name] ?? '';
    const rate = choice ? rates.find(({taxType}) => taxType === choice) : rates.find((one) => one.name === name);
    const row = {
      name,
      label: name,
      rate: `${tidy(percent)}%`,
      chosen: choice,
      goesTo: rate?.taxType ?? '',
      waiting: waitingText(waiting),
    };
    if (!rate) return {...row, state: 'open', words: i18n.t(choice ? 'setup.match.gone' : 'setup.match.chooseOne')};
    if (Number(rate.rate) !== Number(percent)) {
      const words = i18n.t('setup.match.otherRate', {dear: tidy(percent), xero: tidy(rate.rate)});
      return {...row, state: 'differs', words};
    }
    return {...row, state: 'matched', words: i18n.t(choice ? 'setup.match.byYou' : 'setup.match.sameName')};
  });
}

/** An account goes to the one a person chose, else to the same code in Xero, else nowhere. */
export const matchAccounts = (
  accounts: readonly DearAccount[],
  inXero: readonly XeroAccount[],
  chosen: Readonly<Record<string, string>>,
): readonly MatchRow[] => accounts.map((account) => matchByCode(account, inXero, chosen));

/** The same for the accounts that payments come to or go from: in Xero such an account has to take payments. */
export const matchBankAccounts = (
  accounts: readonly DearAccount[],
  inXero: readonly XeroAccount[],
  chosen: Readonly<Record<string, string>>,
): readonly MatchRow[] =>
  accounts
    .filter(({forPayments}) => forPayments)
    .map((account) => {
      const row = matchByCode(account, inXero, chosen);
      const goesTo = inXero.find(({code}) => code === row.goesTo);
      if (!goesTo || takesPayments(goesTo)) return row;
      return {...row, state: 'open', words: i18n.t('setup.match.noPayments', {code: goesTo.code})};
    });

function matchByCode(
  {code, name, waiting}: DearAccount,
  inXero: readonly XeroAccount[],
  chosen: Readonly<Record<string, string>>,
): MatchRow {
  const choice = chosen[code] ?? '';
  const account = inXero.find((one) => one.code === (choice || code));
  const row = {
    name: code,
    label: `${code} ${name}`,
    rate: '',
    chosen: choice,
    goesTo: account?.code ?? '',
    waiting: waitingText(waiting),
  };
  if (!account) return {...row, state: 'open', words: i18n.t(choice ? 'setup.match.gone' : 'setup.match.notInXero')};
  return {...row, state: 'matched', words: i18n.t(choice ? 'setup.match.byYou' : 'setup.match.sameCode')};
}

const waitingText = (waiting: DearAccount['waiting']): string =>
  waiting ? countOfKind(waiting.kind, waiting.count) : '';

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
  inXero: readonly XeroAccount[],
): readonly StandIn[] {
  const own = inXero.find(({systemAccount}) => systemAccount === 'ROUNDING');
  const row = (name: StandInName, label: string, empty: string): StandIn => {
    const goesTo = mapping[name] ?? '';
    return {name, label, empty, goesTo, isGone: goesTo !== '' && !inXero.some(({code}) => code === goesTo)};
  };
  return [
    row('defaultSalesAccount', i18n.t('setup.match.salesStandIn'), i18n.t('setup.match.invoiceWaits')),
    row('defaultPurchaseAccount', i18n.t('setup.match.billStandIn'), i18n.t('setup.match.billWaits')),
    row(
      'roundingAccount',
      i18n.t('setup.match.roundingStandIn'),
      own ? i18n.t('setup.match.xeroOwnNamed', {account: `${own.code} ${own.name}`}) : i18n.t('setup.match.xeroOwn'),
    ),
  ];
}

/** Bank, stock, receivable and payable accounts take no lines of invoices (Xero's documentation, Accounts). */
export const takesLines = ({
  code,
  type,
  systemAccount,
}: Pick<XeroAccount, 'code' | 'type' | 'systemAccount'>): boolean =>
  code !== '' && !['BANK', 'INVENTORY'].includes(type) && !['DEBTORS', 'CREDITORS'].includes(systemAccount ?? '');

/** A bank account, or one with payments enabled (Xero's documentation, Payments); it is named by its code. */
export const takesPayments = ({
  code,
  type,
  enablePayments,
}: Pick<XeroAccount, 'code' | 'type' | 'enablePayments'>): boolean =>
  code !== '' && (type === 'BANK' || enablePayments);

/** `15.0000` as `15`; only for showing. */
export const tidy = (percent: string): string => percent.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
