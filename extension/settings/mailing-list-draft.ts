import * as z from 'zod/mini';
import type {Settings} from '../../shared/contract/settings.ts';

export type MailingList = Settings['mailingLists'][number];

/** A list as a person writes it: a name, and addresses one a line, or parted by commas or semicolons. */
export interface ListDraft {
  readonly id: string;
  readonly name: string;
  readonly addresses: string;
}

/** What is wrong with a list; the addresses that are none, as they were written. */
export interface ListFaults {
  readonly name?: 'missing' | 'taken';
  readonly addresses?: 'missing' | 'wrong';
  readonly wrong: readonly string[];
}

const email = z.email();

export const draftOf = ({id, name, addresses}: MailingList): ListDraft => ({id, name, addresses: addresses.join('\n')});

/** The list a draft describes, or every fault of it. An address written twice counts once. */
export function readDraft(
  {id, name, addresses}: ListDraft,
  others: readonly MailingList[],
): {readonly list: MailingList; readonly faults: ListFaults | null} {
  const parts = addresses.split(/[\s,;]+/).filter(Boolean);
  const unique = parts.filter(
    (part, index) => parts.findIndex((one) => one.toLowerCase() === part.toLowerCase()) === index,
  );
  const wrong = unique.filter((part) => !email.safeParse(part).success);
  const tidy = name.trim();
  const taken = others.some((other) => other.id !== id && other.name.toLowerCase() === tidy.toLowerCase());
  const faults: ListFaults = {
    ...(tidy === '' ? {name: 'missing'} : taken ? {name: 'taken'} : {}),
    ...(unique.length === 0 ? {addresses: 'missing'} : wrong.length > 0 ? {addresses: 'wrong'} : {}),
    wrong,
  };
  return {list: {id, name: tidy, addresses: unique}, faults: faults.name || faults.addresses ? faults : null};
}
