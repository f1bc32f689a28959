import {expect, test} from 'vitest';
import type {ExportContext} from '../../../companion/export/context.ts';
import {createTurns} from '../../../companion/export/runs/turns.ts';
import {createContactBook} from '../../../companion/export/send/contact-book.ts';
import {dispatch} from '../../../companion/export/send/dispatch.ts';
import {initialState} from '../../../companion/initial-state.ts';
import {recoverSend} from '../../../companion/ledger/recover.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {problemOf, Trouble} from '../../../companion/platform/trouble.ts';
import {createKeptReads} from '../../../companion/preview/kept-reads.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import type {Store} from '../../../companion/store/store.ts';
import type {Xero, XeroInvoice} from '../../../companion/xero/xero.ts';
import {emptyCounts} from '../../../shared/export/run.ts';
import {aXeroInvoice, wanted} from '../../support/a-xero-invoice.ts';
import {ObedientClock} from '../../support/clock.ts';
import {type ForgetfulDisk, forgetfulDisk} from '../../support/forgetful-disk.ts';

/** What becomes of one call that creates the bill. */
const fates = [
  'answered',
  'lost before Xero had it',
  'answer lost',
  'lands late',
  'an error before, repeated for six minutes',
  'an error after',
  'crash before the call, up again at once',
  'crash after the call, up again at once',
  'crash during the call, up again at once',
  'crash before the call, up again after seven minutes',
  'crash after the call, up again after seven minutes',
] as const;
type Fate = (typeof fates)[number];

const SEVEN_MINUTES = 7 * 60_000;
const bill = wanted({type: 'ACCPAY', number: 'B-1'});
const parcel = {entryId: 'a/t/bill/m/m/', version: 0, fingerprint: 'f', json: {InvoiceNumber: 'B-1'}, expected: bill};

/** A Xero with nothing but bills, which have no unique number, and a store of keys that lasts six minutes. */
function aXero(clock: ObedientClock, plan: Fate[], crash: () => Promise<never>) {
  const bills: XeroInvoice[] = [];
  const keys = new Map<string, {at: number; answer: () => Promise<XeroInvoice>}>();
  const late: {at: number; key: string; land: () => void}[] = [];
  const lostAnswer = () => {
    throw new Trouble('passing', problemOf('xero.no-answer', 'Xero did not answer.', '', ''));
  };
  const arrive = () => {
    for (const one of late.splice(0))
      if (one.at <= clock.now()) one.land();
      else late.push(one);
  };
  const put: Xero['putInvoices'] = async (_body, key) => {
    arrive();
    const fate = plan.shift() ?? 'answered';
    const commit = () => {
      const made = aXeroInvoice({id: `x${bills.length + 1}`, type: 'ACCPAY', number: 'B-1', url: bill.url});
      bills.push(made);
      keys.set(key, {at: clock.now(), answer: async () => made});
      return made;
    };
    if (fate.startsWith('crash before')) return crash();
    if (fate.startsWith('lost before')) return lostAnswer();
    const known = keys.get(key);
    if (known && clock.now() - known.at < 6 * 60_000) {
      const made = await known.answer();
      if (fate.startsWith('crash')) return crash();
      return [{outcome: 'saved', record: made, errors: [], warnings: []}];
    }
    if (fate === 'lands late' || fate.startsWith('crash during')) {
      late.push({at: clock.now() + 20_000, key, land: commit});
      keys.set(key, {at: clock.now(), answer: async () => lostAnswer()});
      return fate === 'lands late' ? lostAnswer() : crash();
    }
    if (fate.startsWith('an error before')) {
      keys.set(key, {at: clock.now(), answer: async () => lostAnswer()});
      return lostAnswer();
    }
    const made = commit();
    if (fate.startsWith('crash after')) return crash();
    if (fate !== 'answered') return lostAnswer();
    return [{outcome: 'saved', record: made, errors: [], warnings: []}];
  };
  const xero = {
    putInvoices: put,
    findInvoicesByNumber: async () => {
      arrive();
      return [...bills];
    },
  };
  return {xero: xero as unknown as Xero, bills};
}

async function play(plan: readonly Fate[]): Promise<{bills: number; store: Store}> {
  const clock = new ObedientClock();
  const time = clock.autoAdvance({quietTurns: 3});
  let disk: ForgetfulDisk = forgetfulDisk();
  let cut: () => void = () => {};
  let ids = 0;
  const remaining = [...plan];
  const open = () => openStore({disk, folder: '/data', failpoints: noFailpoints, initialState, clock});
  const {xero, bills} = aXero(clock, remaining, () => {
    cut();
    return new Promise<never>(() => {});
  });
  const contextOn = (store: Store): ExportContext => ({
    clock,
    ids: {next: () => `id-${++ids}`, bytes: (n) => new Uint8Array(n), below: () => 0},
    log: {debug() {}, info() {}, warn() {}, error() {}},
    store,
    bus: {publish() {}},
    books: {account: 'a', tenantId: 't'},
    dear: undefined as never,
    dearCallsPerMinute: 60,
    xero,
    contactBook: createContactBook(clock),
    files: undefined as never,
    turns: createTurns(),
    work: {
      id: 'run',
      trigger: 'manual',
      requestedBy: null,
      beganAt: clock.now(),
      urgent: true,
      insists: false,
      counts: emptyCounts(),
      strangers: new Set(),
      created: new Set(),
      read: new Set(),
      signal: new AbortController().signal,
    },
    choices: () => {
      throw new Error('not asked for');
    },
    keptReads: createKeptReads(clock),
    loadMapping: async () => {},
    renewMapping: async () => false,
    mapping: () => {
      throw new Error('not asked for');
    },
  });

  let store = await open();
  for (let life = 0; life < 20; life++) {
    const crashed = new Promise<'crashed'>((resolve) => {
      cut = () => resolve('crashed');
    });
    const before = remaining[0];
    const work = async () => {
      const context = contextOn(store);
      for (let turn = 0; turn < 12; turn++) {
        const [send] = [...store.values('sends')];
        const entry = store.get('ledger', parcel.entryId);
        if (send) await recoverSend(context, send.id, 0);
        else if (entry?.state !== 'accepted')
          await dispatch(context, 'put-invoices', [{...parcel, version: entry?.version ?? 0}]);
        else return 'done' as const;
        await clock.sleep(61_000);
      }
      return 'done' as const;
    };
    if ((await Promise.race([work(), crashed])) === 'done') break;
    disk = disk.crash('nothing');
    if (before?.includes('seven') || plan[plan.length - remaining.length - 1]?.includes('seven'))
      clock.set(clock.now() + SEVEN_MINUTES);
    store = await open();
  }
  time.stop();
  return {bills: bills.length, store};
}

/** Every plan of up to three fates. */
const plans: Fate[][] = fates.flatMap((a) => [[a], ...fates.flatMap((b) => [[a, b], ...fates.map((c) => [a, b, c])])]);

test(`a bill is in Xero once after each of ${plans.length} orders of crash, answer and look-up`, {
  timeout: 120_000,
}, async () => {
  const wrong: string[] = [];
  for (let start = 0; start < plans.length; start += 50) {
    await Promise.all(
      plans.slice(start, start + 50).map(async (plan) => {
        const {bills, store} = await play(plan);
        const state = store.get('ledger', parcel.entryId)?.state;
        if (bills !== 1 || state !== 'accepted') wrong.push(`${plan.join(' → ')}: ${bills} bills, ${state}`);
      }),
    );
  }
  expect(wrong).toEqual([]);
});
