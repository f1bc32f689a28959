import type * as z from 'zod/mini';
import type {Run} from '../../shared/export/run.ts';
import type {Call, Tagged} from '../client/call.ts';
import type {Link} from '../client/link.ts';
import type {LinkNews} from '../client/link-news.ts';
import type {Snapshot} from '../client/snapshot.ts';
import {CompanionTrouble} from '../client/trouble.ts';
import {createExampleBooks, type ExampleBooks} from './example-books.ts';
import {notInExample} from './not-in-example.ts';

export interface ExampleLinkDependencies {
  /** The text of the sample data, read when it is first needed. */
  readonly readBooks: () => Promise<string>;
  readonly now: () => Date;
  readonly tell: (news: LinkNews) => void;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Answers as a companion would, from built-in sample data, so that anyone can look around. It speaks to nobody: there is no
 * address in it. What is changed lasts until the worker sleeps.
 */
export function createExampleLink({readBooks, now, tell, pause}: ExampleLinkDependencies): Link {
  let books: Promise<ExampleBooks> | undefined;
  const open = (): Promise<ExampleBooks> => {
    books ??= readBooks().then((text) => createExampleBooks(text, now));
    return books;
  };

  const snapshot = async (): Promise<Snapshot> => ({
    state: 'present',
    address: 'example',
    status: (await open()).status(),
    heardAt: now().toISOString(),
    trouble: null,
    you: {name: 'Alex', role: 'admin'},
    isExample: true,
  });

  async function askTagged<Schema extends z.ZodMiniType>(
    request: Call,
    schema: Schema,
  ): Promise<Tagged<z.infer<Schema>>> {
    const answer = (await open()).answer(request);
    if (answer === undefined) throw new CompanionTrouble(notInExample());
    if (request.method === 'POST' && request.path === '/api/runs') void play();
    return {value: schema.parse(answer), tag: '"1"'};
  }

  /** A run that takes a few seconds, as a real one would show itself. */
  async function play(): Promise<void> {
    const {signal} = new AbortController();
    for (const step of (await open()).runSteps()) {
      await pause(700, signal);
      const run: Run = step();
      tell({news: 'run', run});
      tell({news: 'snapshot', snapshot: await snapshot()});
    }
  }

  const refuse = async (): Promise<never> => {
    throw new CompanionTrouble(notInExample());
  };
  return {
    snapshot,
    askTagged,
    ask: async (request, schema) => (await askTagged(request, schema)).value,
    askText: refuse,
    start: () => undefined,
    wake: () => undefined,
    tryAgain: snapshot,
    find: refuse,
    pair: refuse,
  };
}
