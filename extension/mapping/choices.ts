import {computed, signal} from '@preact/signals';
import type {DearChoicesAnswer, XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {type MatchRow, matchAccounts, matchTaxRules, type StandInName, standInRows} from './matches.ts';

const dear = signal<DearChoicesAnswer | null>(null);
export const xero = signal<XeroChoicesAnswer | null>(null);
const mapping = signal<Settings['mapping'] | null>(null);
export const reading = signal(false);
export const trouble = signal<Trouble | null>(null);
/** Rows stay where they stood when they were read, so that none jumps away from under a choice. */
const order = signal<{readonly taxRules: readonly string[]; readonly accounts: readonly string[]}>({
  taxRules: [],
  accounts: [],
});

export const taxRows = computed<readonly MatchRow[] | null>(() =>
  dear.value && xero.value && mapping.value
    ? sorted(matchTaxRules(dear.value.taxRules, xero.value.taxRates, mapping.value.taxRules), order.value.taxRules)
    : null,
);
export const accountRows = computed<readonly MatchRow[] | null>(() =>
  dear.value && xero.value && mapping.value
    ? sorted(matchAccounts(dear.value.accounts, xero.value.accounts, mapping.value.accounts), order.value.accounts)
    : null,
);
/** What a document's line goes to where DEAR names no account, and what rounding goes to. */
export const standIns = computed(() =>
  mapping.value && xero.value ? standInRows(mapping.value, xero.value.accounts) : null,
);
/** How many rules and accounts need a choice; null until both sides were read. */
export const openRows = computed<number | null>(() =>
  taxRows.value && accountRows.value
    ? [...taxRows.value, ...accountRows.value].filter(({state}) => state === 'open').length
    : null,
);

/** Reads both sides' choices and what is matched already. */
export async function readChoices(): Promise<void> {
  if (reading.value) return;
  reading.value = true;
  const [dears, xeros, settings] = await Promise.all([
    ask('dear-choices', null),
    ask('xero-choices', null),
    ask('settings', null),
  ]);
  reading.value = false;
  if (!dears.ok || !xeros.ok || !settings.ok) {
    trouble.value = [dears, xeros, settings].flatMap((answer) => (answer.ok ? [] : [answer.trouble]))[0] ?? null;
    return;
  }
  trouble.value = null;
  dear.value = dears.value;
  xero.value = xeros.value;
  mapping.value = settings.value.mapping;
  const chosen = settings.value.mapping;
  order.value = {
    taxRules: openFirst(matchTaxRules(dears.value.taxRules, xeros.value.taxRates, chosen.taxRules)),
    accounts: openFirst(matchAccounts(dears.value.accounts, xeros.value.accounts, chosen.accounts)),
  };
}

/** Saves one choice at once; an empty one goes back to the match by name or code. */
export async function choose(kind: 'taxRules' | 'accounts', name: string, choice: string): Promise<void> {
  const {[name]: _, ...others} = mapping.value?.[kind] ?? {};
  await save(
    {[kind]: choice === '' ? others : {...others, [name]: choice}},
    {[kind]: {[name]: choice === '' ? null : choice}},
  );
}

/** Saves one stand-in at once; an empty one takes it away. */
export async function chooseStandIn(name: StandInName, code: string): Promise<void> {
  await save({[name]: code || null}, {[name]: code || null});
}

/** Shows the change, has it saved, and takes it back when that fails. */
async function save(shown: Partial<Settings['mapping']>, patch: unknown): Promise<void> {
  const before = mapping.value;
  if (before) mapping.value = {...before, ...shown};
  const answer = await ask('change-settings', {mapping: patch});
  mapping.value = answer.ok ? answer.value.mapping : before;
  trouble.value = answer.ok ? null : answer.trouble;
}

const openFirst = (rows: readonly MatchRow[]): string[] =>
  [...rows]
    .sort((one, other) => Number(one.state === 'matched') - Number(other.state === 'matched'))
    .map(({name}) => name);

function sorted(rows: readonly MatchRow[], names: readonly string[]): readonly MatchRow[] {
  const place = new Map(names.map((name, index) => [name, index]));
  return [...rows].sort((one, other) => (place.get(one.name) ?? Infinity) - (place.get(other.name) ?? Infinity));
}
