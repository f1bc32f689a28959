import type {DearChoicesAnswer} from '../../shared/contract/connections.ts';
import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {Problem} from '../../shared/result.ts';

/** A document that cannot go. */
export interface Stuck {
  readonly transaction: {readonly kind: DocumentKind};
  readonly problem: Pick<Problem, 'code' | 'title' | 'detail' | 'fix'>;
}

type Waiting = NonNullable<DearChoicesAnswer['accounts'][number]['waiting']>;

/**
 * DEAR's tax rules and accounts, each with how many documents wait for a choice for it, as their problems name it. Of the
 * others it is not known how many documents use them: DEAR's lists do not tell, and to read every document would take days.
 */
export function withWaiting(choices: DearChoicesAnswer, stuck: Iterable<Stuck>): DearChoicesAnswer {
  const waiting = new Map<string, Waiting>();
  for (const {transaction, problem} of stuck) {
    const name = neededBy(problem);
    if (name === undefined) continue;
    const known = waiting.get(name) ?? {count: 0, kind: transaction.kind};
    const kind = known.kind === transaction.kind ? known.kind : null;
    waiting.set(name, {count: known.count + 1, kind});
  }
  const of = (name: string): {waiting?: Waiting} => {
    const found = waiting.get(name);
    return found ? {waiting: found} : {};
  };
  return {
    taxRules: choices.taxRules.map((rule) => ({...rule, ...of(taxRule(rule.name))})),
    accounts: choices.accounts.map((account) => ({...account, ...of(accountOf(account.code))})),
  };
}

const taxRule = (name: string): string => `tax rule ${name.trim()}`;
const accountOf = (code: string): string => `account ${code.trim()}`;

/** The rule or account that a problem asks a choice for, in the words of `choose-tax-rate`, `choose-account` and their like. */
function neededBy({code, title, detail, fix}: Stuck['problem']): string | undefined {
  if (/^mapping\.tax-/.test(code)) {
    const name = /Tax rule “(.+?)” (?:has|goes) /.exec(`${title} ${detail}`)?.[1];
    return name && taxRule(name);
  }
  if (!/^mapping\.(bank-)?account-/.test(code)) return undefined;
  const named = /^Choose another (?:bank )?account for (.+?)(?:, or |\. Then| in the set-up)/.exec(fix)?.[1];
  return named && accountOf(named);
}
