import {batch, computed, signal} from '@preact/signals';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import type {FormChange, FormFacts} from '../messages/asks.ts';
import {hearNews} from '../messages/news.ts';
import {type Difference, differences} from './differences.ts';
import {type Draft, draftFrom} from './draft.ts';

/** The settings as the companion holds them, as far as this form shows them; null until they were read. */
export const facts = signal<FormFacts | null>(null);
/** What a draft was begun on: what others save meanwhile is not part of it. */
let base: FormFacts | null = null;
/** The autosync settings while somebody writes them; null while they stand as saved. */
export const draft = signal<Draft | null>(null);
export const saving = signal(false);
/** For two seconds after a save. */
export const saved = signal(false);
export const trouble = signal<Trouble | null>(null);
/** What somebody else changed while this draft was written; it is saved over that only on purpose. */
export const conflict = signal<readonly Difference[] | null>(null);

/** What is wrong at each field, by its path in the settings. */
export const wrong = computed<ReadonlyMap<string, string>>(
  () => new Map(trouble.value?.errors?.map(({path, message}) => [path, message])),
);

/** What is wrong at a field of Autosynchronisation, or at one of the things chosen in it. */
export const errorAt = (field: string): string | undefined => {
  const place = `autosync.${field}`;
  return [...wrong.value].find(([path]) => path === place || path.startsWith(`${place}.`))?.[1];
};

/** Whether the fields of Autosynchronisation stand there: it is on, or about to be turned on. */
export const isOn = computed(() => draft.value?.enabled ?? facts.value?.settings.autosync.enabled ?? false);

export async function readForm(): Promise<void> {
  const answer = await ask('form', null);
  if (answer.ok) facts.value = answer.value;
  else trouble.value = answer.trouble;
}

/** Begins to follow what others change; what is being written stays, and is compared when it is saved. */
export function followForm(): void {
  hearNews((news) => {
    if (news.news === 'settings') void readForm();
  });
}

/** Begins to write, or goes on. */
export function edit(part: Partial<Draft>): void {
  const now = facts.value;
  if (!now) return;
  if (draft.value === null) base = now;
  draft.value = {...(draft.value ?? draftFrom(now, new Date())), ...part};
  saved.value = false;
}

export function cancelEdit(): void {
  batch(() => {
    draft.value = null;
    trouble.value = null;
    conflict.value = null;
  });
}

/** Turns Autosynchronisation on, which is a draft until it is saved, or off, which counts at once. */
export async function switchAutosync(on: boolean): Promise<void> {
  cancelEdit();
  if (on) edit({enabled: true});
  else if (facts.value?.settings.autosync.enabled) await change({autosync: {enabled: false}});
}

/** Saves the draft; when somebody else changed the same meanwhile, says what, and saves nothing. */
export async function saveDraft(): Promise<void> {
  const [begun, written] = [base, draft.value];
  if (!begun || !written || saving.value) return;
  if (await change({autosync: written}, begun)) {
    batch(() => {
      draft.value = null;
      saved.value = true;
    });
    setTimeout(() => (saved.value = false), 2_000);
    return;
  }
  if (trouble.value?.status !== 412) return;
  await readForm();
  const others = facts.value ? differences(begun, facts.value) : [];
  // Whoever saves once more has seen them.
  base = facts.value;
  batch(() => {
    trouble.value = null;
    conflict.value = others;
  });
  if (others.length === 0) await saveDraft(); // what they changed is no part of this form
}

/** Saves one change at once, on the settings as they stand unless told. Gives back whether it went. */
async function change(what: FormChange, on = facts.value): Promise<boolean> {
  if (!on) return false;
  batch(() => {
    saving.value = true;
    trouble.value = null;
    conflict.value = null;
  });
  const answer = await ask('save-form', {change: what, tag: on.tag});
  batch(() => {
    saving.value = false;
    if (answer.ok) facts.value = answer.value;
    else trouble.value = answer.trouble;
  });
  return answer.ok;
}

/** Turns an export on or off. It is one word of the person's, so it is said again when only other settings changed meanwhile. */
export async function switchExport(name: 'exportAttachments' | 'exportPurchaseOrders', on: boolean): Promise<void> {
  if ((await change({[name]: on})) || trouble.value?.status !== 412) return;
  await readForm();
  await change({[name]: on});
}
