import type {DearChoicesAnswer} from '../../shared/contract/connections.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {NeededChoice, Problem} from '../../shared/result.ts';

/** A document that cannot go. */
export interface Stuck {
  readonly transaction: {readonly kind: DocumentKind};
  readonly problem: Pick<Problem, 'needs'>;
}

type Waiting = NonNullable<DearChoicesAnswer['accounts'][number]['waiting']>;

/**
 * DEAR's tax rules and accounts, each with how many documents wait for a choice for it. Of the others it is not known how many
 * documents use them: DEAR's lists do not tell, and to read every document would take days.
 */
export function withWaiting(choices: DearChoicesAnswer, stuck: Iterable<Stuck>): DearChoicesAnswer {
  const waiting = new Map<string, Waiting>();
  for (const {transaction, problem} of stuck) {
    for (const key of new Set(problem.needs?.map(keyOf))) {
      const known = waiting.get(key) ?? {count: 0, kind: transaction.kind};
      const kind = known.kind === transaction.kind ? known.kind : null;
      waiting.set(key, {count: known.count + 1, kind});
    }
  }
  const beside = (choice: NeededChoice): {waiting?: Waiting} => {
    const found = waiting.get(keyOf(choice));
    return found ? {waiting: found} : {};
  };
  return {
    taxRules: choices.taxRules.map((rule) => ({...rule, ...beside({of: 'tax-rule', name: rule.name})})),
    accounts: choices.accounts.map((account) => ({...account, ...beside({of: 'account', name: account.code})})),
  };
}

const keyOf = ({of, name}: NeededChoice): string => `${of} ${name.trim()}`;
