import {computed, signal} from '@preact/signals';
import type {Preview} from '../../shared/export/preview.ts';
import {isOver, type Run} from '../../shared/export/run.ts';
import {spoken} from '../alerts/problem-words.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';

export const preview = signal<{readonly found: Preview; readonly readAt: Date} | null>(null);
/** The run that only looks, while it does. */
export const looking = signal<Run | null>(null);
export const trouble = signal<Pick<Trouble, 'title' | 'detail'> | null>(null);

const PULSE = 700;
let turn = 0;

/** Looks into DEAR and works out what Xero would get; nothing is sent. */
export async function look(): Promise<void> {
  turn += 1;
  const mine = turn;
  trouble.value = null;
  preview.value = null;
  const started = await ask('start-preview', {scope: {kind: 'all'}});
  if (mine !== turn) return;
  if (!started.ok) {
    trouble.value = started.trouble;
    return;
  }
  let run = started.value;
  while (!isOver(run.state)) {
    looking.value = run;
    await new Promise((resolve) => setTimeout(resolve, PULSE));
    const answer = await ask('run', {id: run.id});
    if (mine !== turn) return;
    if (!answer.ok) return failed(answer.trouble);
    run = answer.value;
  }
  if (run.problem) {
    const {title, detail, fix} = spoken(run.problem);
    return failed({title, detail: `${detail} ${fix}`});
  }
  const answer = await ask('preview', {id: run.id});
  if (mine !== turn) return;
  if (!answer.ok) return failed(answer.trouble);
  looking.value = null;
  preview.value = {found: answer.value, readAt: new Date()};
}

/** The screen was left: what still comes in is not waited for, and the run that only looks is ended. */
export function stopLooking(): void {
  turn += 1;
  const run = looking.value;
  looking.value = null;
  if (run) void ask('stop-run', {id: run.id});
}

function failed(reason: Pick<Trouble, 'title' | 'detail'>): void {
  looking.value = null;
  trouble.value = reason;
}

export const going = computed(() => preview.value?.found.items.filter(({action}) => action !== 'none') ?? []);
export const staying = computed(
  () => preview.value?.found.items.filter(({action, problems}) => action === 'none' && problems.length > 0) ?? [],
);
