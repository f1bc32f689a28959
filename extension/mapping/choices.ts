import {computed, signal} from '@preact/signals';
import type {DearChoicesAnswer, XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {readSettings, saveSettings, settings} from '../settings/settings.ts';
import {
  type MatchRow,
  matchAccounts,
  matchBankAccounts,
  matchTaxRules,
  type StandInName,
  standInRows,
} from './matches.ts';

const matchKinds = ['taxRules', 'accounts', 'bankAccounts'] as const;
export type MatchKind = (typeof matchKinds)[number];

const dear = signal<DearChoicesAnswer | null>(null);
export const xero = signal<XeroChoicesAnswer | null>(null);
export const reading = signal(false);
export const trouble = signal<Trouble | null>(null);
/** Choices on their way to the companion, shown as if they had arrived. */
const underWay = signal<Readonly<Record<string, string>>>({});
/** Rows stay where they stood when they were read, so that none jumps away from under a choice. */
const order = signal<Readonly<Record<MatchKind, readonly string[]>>>({taxRules: [], accounts: [], bankAccounts: []});

const matched = computed<Readonly<Record<MatchKind, readonly MatchRow[]>> | null>(() => {
  const mapping = settings.value?.mapping;
  if (!dear.value || !xero.value || !mapping) return null;
  const chosen = (kind: MatchKind): Readonly<Record<string, string>> => ({...mapping[kind], ...pendingOf(kind)});
  return {
    taxRules: matchTaxRules(dear.value.taxRules, xero.value.taxRates, chosen('taxRules')),
    accounts: matchAccounts(dear.value.accounts.filter(isForLines), xero.value.accounts, chosen('accounts')),
    bankAccounts: matchBankAccounts(dear.value.accounts, xero.value.accounts, chosen('bankAccounts')),
  };
});

/** Every rule and account of DEAR's with where it goes; null until both sides were read. */
export const rows = computed<Readonly<Record<MatchKind, readonly MatchRow[]>> | null>(() => {
  if (!matched.value) return null;
  const {taxRules, accounts, bankAccounts} = matched.value;
  return {
    taxRules: inPlace(taxRules, order.value.taxRules),
    accounts: inPlace(accounts, order.value.accounts),
    bankAccounts: inPlace(bankAccounts, order.value.bankAccounts),
  };
});
/** What a document's line goes to where DEAR names no account, and what rounding goes to. */
export const standIns = computed(() =>
  settings.value && xero.value ? standInRows(settings.value.mapping, xero.value.accounts) : null,
);
/** How many need a choice; bank accounts only where payments go. Null until both sides were read. */
export const openRows = computed<number | null>(() => {
  if (!rows.value) return null;
  const counted = settings.value?.exportPayments ? matchKinds : (['taxRules', 'accounts'] as const);
  return counted.flatMap((kind) => rows.value?.[kind] ?? []).filter(({state}) => state === 'open').length;
});

/** Reads both sides' choices and what is matched already. */
export async function readChoices(): Promise<void> {
  if (reading.value) return;
  reading.value = true;
  const [dears, xeros] = await Promise.all([ask('dear-choices', null), ask('xero-choices', null), readSettings()]);
  reading.value = false;
  if (!dears.ok || !xeros.ok) {
    trouble.value = [dears, xeros].flatMap((answer) => (answer.ok ? [] : [answer.trouble]))[0] ?? null;
    return;
  }
  trouble.value = null;
  dear.value = dears.value;
  xero.value = xeros.value;
  const found = matched.value;
  if (!found) return;
  order.value = {
    taxRules: openFirst(found.taxRules),
    accounts: openFirst(found.accounts),
    bankAccounts: openFirst(found.bankAccounts),
  };
}

/** Saves one choice at once; an empty one goes back to the match by name or code. */
export async function choose(kind: MatchKind, name: string, choice: string): Promise<void> {
  const place = `${kind} ${name}`;
  underWay.value = {...underWay.value, [place]: choice};
  trouble.value = await saveSettings({mapping: {[kind]: {[name]: choice || null}}});
  const {[place]: _, ...others} = underWay.value;
  underWay.value = others;
}

/** Saves one stand-in at once; an empty one takes it away. */
export async function chooseStandIn(name: StandInName, code: string): Promise<void> {
  trouble.value = await saveSettings({mapping: {[name]: code || null}});
}

const pendingOf = (kind: MatchKind): Record<string, string> =>
  Object.fromEntries(
    Object.entries(underWay.value).flatMap(([place, choice]) =>
      place.startsWith(`${kind} `) ? [[place.slice(kind.length + 1), choice]] : [],
    ),
  );

/** Bank accounts take no lines of invoices; they have a table of their own. */
const isForLines = ({type}: DearChoicesAnswer['accounts'][number]): boolean => type !== 'BANK';

const openFirst = (found: readonly MatchRow[]): string[] =>
  [...found]
    .sort((one, other) => Number(one.state === 'matched') - Number(other.state === 'matched'))
    .map(({name}) => name);

function inPlace(found: readonly MatchRow[], names: readonly string[]): readonly MatchRow[] {
  const place = new Map(names.map((name, index) => [name, index]));
  return [...found].sort((one, other) => (place.get(one.name) ?? Infinity) - (place.get(other.name) ?? Infinity));
}
