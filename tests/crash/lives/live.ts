import type {Run, RunScope} from '../../../shared/export/run.ts';
import {createBooks} from '../../sandbox/books/books.ts';
import {type Office, openOffice} from '../../support/office.ts';
import {ALL, openSends, untilSettled, wrongAtTheEnd} from '../../support/working-office.ts';
import {wrongFilesInXero} from '../model.ts';
import {type Cut, createStage, type Stage} from '../stage.ts';
import {tearCallAt} from '../tear-call.ts';
import {createDice, type Dice} from './dice.ts';
import {befall} from './misfortunes.ts';
import {peopleOf} from './people.ts';

/** One life of an office: what happened in it, and what is wrong at its end. */
export interface Life {
  readonly wrong: readonly string[];
  readonly diary: readonly string[];
}

const HALF_AN_HOUR = 1_800_000;

/**
 * Lets people work in DEAR at random, so many acts, and click Sync Now between them, while answers get lost and the companion
 * dies at any write or call. In the end, with everything mended, both books have to agree. The same seed is the same life.
 */
export async function live(seed: number, acts: number): Promise<Life> {
  const dice = createDice(seed);
  const office = await openOffice({books: (clock) => createBooks({clock})});
  const diary: string[] = [];
  const wrong: string[] = [];
  let cut: Cut | null = null;
  let stage: Stage;

  const wake = async (): Promise<void> => {
    do {
      stage = createStage(cut, tearCallAt(office));
      cut = null;
      await Promise.race([office.open(stage), stage.crashed]);
    } while (isDead());
  };
  const isDead = (): boolean => {
    if (stage.isDead()) office.disk = office.disk.crash('nothing');
    return stage.isDead();
  };
  /** Waits for it, or for the death of the companion, which then comes up again. */
  const survived = async <Value>(work: Promise<Value>): Promise<Value | 'it died'> => {
    const value = await Promise.race([work, stage.crashed.then(() => 'it died' as const)]);
    if (!isDead()) return value;
    if (dice.oneIn(2)) office.clock.set(office.clock.now() + 7 * 60_000);
    await wake();
    return 'it died';
  };
  const beginAnew = async (): Promise<void> => {
    if ((await survived(office.shut())) !== 'it died') await wake();
  };
  const people = Object.entries(peopleOf(office.sandbox.dear.books, dice));
  const sync = async (scope: RunScope) => told(await survived(office.sync(scope)));

  try {
    await wake();
    await office.pair();
    await office.connect();
    await office.call('PATCH', '/api/settings', {exportAttachments: true, exportPurchaseOrders: true});
    for (let act = 0; act < acts; act++) {
      const [name, happened] = await next();
      diary.push(`${name}: ${happened ?? 'nothing to do it to'}`);
    }
    await beginAnew(); // and live on: nothing is to die any more
    wrong.push(...(await reckon(office)));
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  } finally {
    await office.close();
  }
  return {wrong, diary};

  async function next(): Promise<[name: string, happened: string | undefined]> {
    const kind = dice.below(20);
    if (kind < 3) return ['sync all', await sync(ALL)];
    if (kind < 5) return ['sync one', await sync(oneOf(office, dice))];
    if (kind < 8) return ['misfortune', befall(office.sandbox, dice)];
    if (kind === 8) {
      const seconds = 10 ** dice.below(5);
      return ['rest', `${seconds} s, ${(await survived(office.clock.sleep(1_000 * seconds))) ?? 'well'}`];
    }
    if (kind === 9) {
      const moment = dice.one(['before', 'after', 'torn'] as const) ?? 'before';
      const occurrence = 1 + dice.below(60);
      cut = {point: 'any', occurrence, moment};
      await beginAnew();
      return ['begun anew', `to die ${moment} its write or call ${occurrence}`];
    }
    const [name, act] = dice.one(people) ?? ['', () => undefined];
    return [name, act()];
  }
}

const oneOf = ({sandbox}: Office, dice: Dice): RunScope => {
  const {sales, purchases} = sandbox.dear.books;
  const master = dice.one([...sales, ...purchases]);
  return master ? {kind: master.family, id: master.id} : ALL;
};

const told = (run: Run | 'it died'): string =>
  typeof run === 'string' ? run : `${run.state} ${JSON.stringify(run.counts)} ${run.problem?.code ?? ''}`;

/** Everything works again, everything is authorised, and time passes until nothing is open. Then: what is wrong? */
async function reckon(office: Office): Promise<string[]> {
  const {dear, xero} = office.sandbox;
  dear.faults.clear();
  xero.faults.clear();
  for (const master of [...dear.books.sales, ...dear.books.purchases].filter(({voided}) => !voided)) {
    for (const {status, taskId} of master.invoices) if (status === 'DRAFT') dear.books.authorise(master.id, taskId);
  }
  for (let round = 0; round < 2; round++) {
    await untilSettled(office);
    await office.clock.sleep(HALF_AN_HOUR);
  }
  const sent = xero.calls.length;
  await office.sync(ALL);
  const idle = xero.calls.slice(sent).filter(({method}) => method !== 'GET');
  const open = [...(await office.rows('&status=Failed')), ...(await office.rows('&status=Pending'))];
  return [
    ...wrongAtTheEnd(office),
    ...wrongFilesInXero(dear.books, xero.books(), true),
    ...open.map(({kind, dear, status, problem}) => `${kind} ${dear.number} is ${status}: ${problem?.title ?? ''}`),
    ...(openSends(office) > 0 ? [`${openSends(office)} sends stay open`] : []),
    ...idle.map(({method, path}) => `With nothing to do it asks ${method} ${path}`),
  ];
}
