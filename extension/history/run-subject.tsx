import {signal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import type {Run} from '../../shared/export/run.ts';
import {ask} from '../messages/ask.ts';
import {scopeWords} from './run-words.ts';

/** Numbers of the documents that runs worked on, as far as they were asked for. */
const numbers = signal<ReadonlyMap<string, string>>(new Map());

/** The document that a run was for, by its number; asked for once, when the row is in sight. */
export function RunSubject({run}: {readonly run: Run}): JSX.Element | null {
  const {scope} = run;
  const id = scope.kind === 'all' ? null : scope.id;
  useEffect(() => {
    if (id !== null && !numbers.value.has(id)) void find(id, scope.kind === 'transaction');
  }, [id]);
  if (id === null) return null;
  return <span class="muted">{numbers.value.get(id) || scopeWords(run)}</span>;
}

async function find(id: string, isRow: boolean): Promise<void> {
  keep(id, '');
  if (isRow) {
    const answer = await ask('transaction', {id});
    if (answer.ok) keep(id, answer.value.transaction.dear.number);
    return;
  }
  const answer = await ask('transactions', {document: id, limit: 1});
  const number = answer.ok ? answer.value.items[0]?.dear.number : undefined;
  if (number) keep(id, number);
}

function keep(id: string, number: string): void {
  numbers.value = new Map(numbers.value).set(id, number);
}
