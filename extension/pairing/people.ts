import {signal} from '@preact/signals';
import type {UsersAnswer} from '../../shared/contract/pairing.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';

/** Who is paired; null until it was read. */
export const people = signal<UsersAnswer['items'] | null>(null);
export const peopleTrouble = signal<Trouble | null>(null);

export async function readPeople(): Promise<void> {
  const answer = await ask('users', null);
  if (answer.ok) people.value = answer.value.items;
  peopleTrouble.value = answer.ok ? null : answer.trouble;
}

/** Takes a browser's pairing away: from now on the companion does not know it. */
export async function revoke(id: string): Promise<void> {
  const answer = await ask('revoke-user', {id});
  if (answer.ok) await readPeople();
  else peopleTrouble.value = answer.trouble;
}
