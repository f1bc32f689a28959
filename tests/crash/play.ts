import type {Failpoint} from '../../companion/platform/failpoints.ts';
import {type Office, openOffice} from '../support/office.ts';
import {wrongJournalsInXero} from './journals-model.ts';
import {type Due, dueInXero, heldIn, wrongFilesInXero, wrongInXero} from './model.ts';
import {
  creditDueInXero,
  type DueMoney,
  isSameMoney,
  moneyDueInXero,
  wrongCreditInXero,
  wrongMoneyInXero,
} from './money-model.ts';
import {type Cut, createStage, type Stage} from './stage.ts';
import {farewell, type Step, story, storyBooks} from './story.ts';
import {tearCallAt} from './tear-call.ts';

export interface Case {
  /** One stop per life of the companion; the life after the last one is left in peace. */
  readonly cuts: readonly Cut[];
  /** How much later, by Xero's clock, it is started again. */
  readonly restart: 'at once' | 'after seven minutes';
}

export interface Played {
  readonly wrong: readonly string[];
  /** The points passed in each life. */
  readonly lives: readonly (readonly Failpoint[])[];
  /** Changes on disk outside any point, and calls that arrived without one. */
  readonly unguarded: readonly string[];
}

const SEVEN_MINUTES = 7 * 60_000;

/** Tells the whole story once, with the companion stopped where the case says, and watches Xero's books at every step. */
export async function play({cuts, restart}: Case): Promise<Played> {
  const wrong = new Set<string>();
  const lives: Stage[] = [];
  const office = await openOffice({books: storyBooks});
  let due: readonly Due[] = dueInXero(office.sandbox.dear.books, {orders: true});
  let money: readonly DueMoney[] = [];
  const watch = (isTheEnd: boolean) => {
    due = withEarlier(due, dueInXero(office.sandbox.dear.books, {orders: true}));
    for (const words of wrongInXero(due, held(office), isTheEnd)) wrong.add(words);
    const {sandbox} = office;
    money = [
      ...money,
      ...moneyDueInXero(sandbox.dear.books).filter((one) => !money.some((old) => isSameMoney(old, one))),
    ];
    for (const words of [
      ...wrongMoneyInXero(moneyDueInXero(sandbox.dear.books), money, sandbox.xero.books(), isTheEnd),
      ...wrongCreditInXero(creditDueInXero(sandbox.dear.books), sandbox.xero.books(), isTheEnd),
    ])
      wrong.add(words);
    for (const words of wrongJournalsInXero(sandbox.dear.books, sandbox.xero.books(), isTheEnd)) wrong.add(words);
    for (const words of wrongFilesInXero(sandbox.dear.books, sandbox.xero.books(), isTheEnd)) wrong.add(words);
  };
  const unguarded: string[] = [];
  const live = async (): Promise<Stage> => {
    const stage = createStage(cuts[lives.length] ?? null, tearCallAt(office), () => watch(false));
    lives.push(stage);
    office.disk.watch(({kind, path}) => {
      if (!['makeFolder', 'syncFolder'].includes(kind) && !stage.isWriting()) unguarded.push(`${kind} ${path}`);
    });
    await Promise.race([office.open(stage), stage.crashed]);
    return stage;
  };

  try {
    let stage = await live();
    const steps: Step[] = [
      ...story,
      {
        name: 'the end',
        async run(it) {
          const here = stage;
          await atTheEnd(it, () => watch(true), wrong);
          // Time goes on for who asks, also when the companion died meanwhile.
          if (!here.isDead()) mailsAtTheEnd(it, wrong);
        },
      },
      farewell,
    ];
    for (const step of steps) {
      for (let attempt = 0; ; attempt++) {
        if (!stage.isDead()) await Promise.race([step.run(office), stage.crashed]);
        if (!stage.isDead()) break;
        if (attempt > cuts.length) throw new Error(`“${step.name}” is never done`);
        office.disk = office.disk.crash('nothing');
        if (restart === 'after seven minutes') office.clock.set(office.clock.now() + SEVEN_MINUTES);
        stage = await live();
      }
    }
  } catch (error) {
    wrong.add(error instanceof Error ? error.message : String(error));
  } finally {
    await office.close();
  }
  const called = lives.flatMap(({passed}) => passed).filter((point) => /^(dear|xero)\./.test(point)).length;
  const {xero, dear} = office.sandbox;
  const arrived = xero.calls.length + xero.identityCalls.length + dear.calls.length;
  if (arrived > called) unguarded.push(`${arrived} calls arrived, ${called} passed a point`);
  return {wrong: [...wrong], lives: lives.map(({passed}) => passed), unguarded};
}

/** Nothing is missing, nothing is open, and the history says so. */
async function atTheEnd(office: Office, watch: () => void, wrong: Set<string>): Promise<void> {
  for (let round = 0; round < 10 && [...office.companion.store.values('sends')].length > 0; round++) {
    await office.clock.sleep(61_000);
  }
  await office.sync({kind: 'all'});
  watch();
  for (const {status, dear, problem} of await office.rows()) {
    if (status !== 'Completed') wrong.add(`${dear.number} is ${status} in the history: ${problem?.title ?? ''}`);
  }
  for (const entry of office.companion.store.values('ledger')) {
    if (entry.state !== 'accepted') wrong.add(`The ledger says ${entry.state} of ${entry.id}`);
  }
  activityAtTheEnd(office, wrong);
  await office.clock.sleep(61_000);
}

/** Every change stands in the report, and once: what a person asks for again after a crash, and was done, is no change. */
function activityAtTheEnd({companion}: Office, wrong: Set<string>): void {
  const texts = Array.from(companion.store.values('activity'), ({text}) => text);
  for (const deed of [
    'matched tax rule GST on Imports (landed)',
    'changed Frequency',
    'added mailing list “Accounts”',
  ]) {
    const times = texts.filter((text) => text.endsWith(deed)).length;
    if (times !== 1) wrong.add(`“${deed}” stands ${times} times in the report`);
  }
}

/** The trouble and its end were mailed, and nothing waits to be. */
function mailsAtTheEnd({companion, postman}: Office, wrong: Set<string>): void {
  for (const {subject} of companion.store.values('mails')) wrong.add(`“${subject}” was not mailed`);
  for (const {notification} of companion.store.values('notices')) {
    if (notification.resolvedAt === null) wrong.add(`“${notification.title}” is mended and still told`);
  }
  const subjects = postman.sent.map(({subject}) => subject);
  if (!subjects.some((subject) => subject.includes('has no match')))
    wrong.add('Nobody was mailed of the missing match');
  if (!subjects.at(-1)?.includes('All is well')) wrong.add('Nobody was mailed that all is well again');
}

const held = ({sandbox}: Office) => ({
  ...heldIn(sandbox.xero),
  contacts: sandbox.xero.contacts().filter(isOurs),
});

/** Contacts that the seeded organisation had before are not Deerpath's. */
const isOurs = ({number}: {number: string}): boolean => number !== '';

function withEarlier(before: readonly Due[], now: readonly Due[]): Due[] {
  return now.map((document) => {
    const old = before.find(({taskId, type}) => taskId === document.taskId && type === document.type);
    if (!old) return document;
    const changed = old.total !== document.total || old.totalTax !== document.totalTax;
    return {...document, earlier: changed ? [...(old.earlier ?? []), old] : (old.earlier ?? [])};
  });
}
