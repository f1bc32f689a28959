import {parseArgs} from 'node:util';
import {systemClock} from '../../companion/platform/clock.ts';
import {isOver, type Run} from '../../shared/export/run.ts';
import type {Purchase, Sale} from '../sandbox/books/book.ts';
import {createBooks} from '../sandbox/books/books.ts';
import {aCreditNote, anAttachment, aPayment} from '../sandbox/books/builders.ts';
import {guid} from '../sandbox/books/guids.ts';
import {manyFreshPurchases, manyFreshSales} from '../sandbox/books/many-fresh.ts';
import {type Sandbox, startSandbox} from '../sandbox/sandbox.ts';
import {type Ask, asking, pairAndConnect} from '../support/asking.ts';
import {startCompanion} from '../support/companion-process.ts';
import {seededChance} from '../support/seeded-chance.ts';
import {dueInXero, heldIn, wrongFilesInXero, wrongInXero} from './model.ts';
import {creditDueInXero, moneyDueInXero, wrongCreditInXero, wrongMoneyInXero} from './money-model.ts';

/**
 * Kills the real companion, by SIGKILL, so many times in the middle of its work, while Xero loses some of its answers, and
 * looks at Xero's books after every kill: `npm run test:crash -- --kills 500 --seed 7`. A failing seed replays its choices.
 */
const {values} = parseArgs({options: {kills: {type: 'string', default: '25'}, seed: {type: 'string', default: '1'}}});
const kills = Number(values.kills);
const seed = Number(values.seed);
const chance = seededChance(seed);

const CALLS = 100_000;
/** Documents that people authorise between two kills. */
const FRESH = 6;
const faults = [
  {kind: 'drop-before'},
  {kind: 'drop-after'},
  {kind: 'late-commit', milliseconds: 400},
  {kind: 'truncated'},
  {kind: 'missing-elements'},
] as const;
/** Two files of one name on every third sale. */
const withFiles = (sale: Sale, index: number): Sale => ({
  ...sale,
  attachments: Array.from({length: index % 3 === 0 ? 2 : 0}, (_, n) =>
    anAttachment({fileName: 'delivery.pdf', id: guid(`${sale.number} file ${n}`)}),
  ),
});

/** A credit note on every third sale and purchase. */
const withCreditNote = <Credited extends Sale | Purchase>(master: Credited, index: number): Credited => ({
  ...master,
  creditNotes: Array.from({length: index % 3 === 1 ? 1 : 0}, () =>
    aCreditNote({
      number: `CR-${master.number}`,
      taskId: guid(`${master.number} credit note`),
      credits: master.invoices[0]?.number ?? '',
      lines: (master.invoices[0]?.lines ?? []).slice(0, 1),
    }),
  ),
});
/** Two payments of one amount and day on every fourth, which nothing but their count tells apart. */
const withPayments = <Paid extends Sale | Purchase>(master: Paid, index: number): Paid => ({
  ...master,
  invoices: master.invoices.map((invoice) => ({
    ...invoice,
    payments: Array.from({length: index % 4 === 2 ? 2 : 0}, (_, n) =>
      aPayment({id: guid(`${master.number} payment ${n}`), amount: '1.5'}),
    ),
  })),
});
const written = [
  ...['PUT /Invoices', 'PUT /Contacts', 'PUT /CreditNotes', 'PUT /PurchaseOrders', 'POST /PurchaseOrders'],
  ...['PUT /Payments', 'PUT /CreditNotes/*/Allocations'],
];

const sales = manyFreshSales(kills * FRESH)
  .map(withFiles)
  .map(withCreditNote)
  .map(withPayments);
const purchases = manyFreshPurchases(kills * FRESH)
  .map(withCreditNote)
  .map(withPayments);
const sandbox = await startSandbox({
  books: createBooks({clock: systemClock}),
  callsPerMinute: CALLS,
  xero: {limits: {minute: CALLS, day: CALLS, appMinute: CALLS}},
});
const companion = await startCompanion({
  ...sandbox.environment,
  LOG_LEVEL: 'fatal',
  DEAR_CALLS_PER_MINUTE: String(CALLS),
  XERO_CALLS_PER_MINUTE: String(CALLS),
  XERO_CALLS_PER_DAY: String(CALLS),
});
let ask: Ask = asking(companion);
let wrong: string[] = [];
try {
  ask = asking(companion, await pairAndConnect(companion, sandbox));
  await ask('PATCH', '/api/settings', {exportAttachments: true, exportPurchaseOrders: true});
  for (let kill = 1; kill <= kills && wrong.length === 0; kill++) {
    sandbox.dear.books.add([...sales.splice(0, FRESH), ...purchases.splice(0, FRESH)]);
    if (chance() < 0.5) {
      const fault = faults[Math.floor(chance() * faults.length)];
      const on = chance() < 0.75 ? written[Math.floor(chance() * written.length)] : 'PUT /Invoices/*/Attachments/*';
      if (fault && on) sandbox.xero.faults.add({on, fault});
    }
    await ask('POST', '/api/runs', {scope: {kind: 'all'}});
    await callsGoOut(sandbox, 1 + Math.floor(chance() * 20));
    await systemClock.sleep(Math.floor(chance() * 12));
    await companion.kill();
    look(false);
    await companion.start();
  }
  sandbox.xero.faults.clear();
  await untilAllIsThere();
  look(true);
} catch (error) {
  wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
} finally {
  await companion.remove();
  await sandbox.close();
}

const due = dueInXero(sandbox.dear.books, {orders: true}).length;
console.log(`Killed ${kills} times with seed ${seed}: ${due} documents due, ${wrong.length} wrong.`);
for (const words of wrong) console.log(`  ${words}`);
console.log(`${wrong.length === 0 ? kills : 0} passed, ${wrong.length === 0 ? 0 : 1} failed`);
process.exit(wrong.length === 0 ? 0 : 1);

function look(isTheEnd: boolean): void {
  const contacts = sandbox.xero.contacts().filter(({number}) => number !== '');
  wrong = [
    ...wrongInXero(dueInXero(sandbox.dear.books, {orders: true}), {...heldIn(sandbox.xero), contacts}, isTheEnd),
    ...wrongFilesInXero(sandbox.dear.books, sandbox.xero.books(), isTheEnd),
    ...wrongMoneyInXero(moneyDueInXero(sandbox.dear.books), [], sandbox.xero.books(), isTheEnd),
    ...wrongCreditInXero(creditDueInXero(sandbox.dear.books), sandbox.xero.books(), isTheEnd),
  ];
}

/** Syncs until everything has arrived; what a lost answer hides takes care of itself meanwhile. */
async function untilAllIsThere(): Promise<void> {
  for (let round = 0; round < 60; round++) {
    let run = (await ask<{run: Run}>('POST', '/api/runs', {scope: {kind: 'all'}})).run;
    while (!isOver(run.state)) {
      await systemClock.sleep(50);
      run = (await ask<{run: Run}>('GET', `/api/runs/${run.id}`)).run;
    }
    const {counts} = await ask<{counts: {Pending: number}}>('GET', '/api/transactions?limit=1');
    if (run.state === 'finished' && counts.Pending === 0) return;
    await systemClock.sleep(250);
  }
  throw new Error('Something stays Pending');
}

async function callsGoOut({dear, xero}: Sandbox, count: number): Promise<void> {
  const before = dear.calls.length + xero.calls.length;
  for (let wait = 0; wait < 1_000 && dear.calls.length + xero.calls.length < before + count; wait++) {
    await systemClock.sleep(2);
  }
}
