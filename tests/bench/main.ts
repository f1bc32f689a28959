import {spawnSync} from 'node:child_process';
import {statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Clock} from '../../companion/platform/clock.ts';
import {createBooks} from '../sandbox/books/books.ts';
import {manyFreshPurchases, manyFreshSales} from '../sandbox/books/many-fresh.ts';
import {startSandbox} from '../sandbox/sandbox.ts';
import {ObedientClock} from '../support/clock.ts';
import {openOffice} from '../support/office.ts';
import {measureCreditNotesAndOrders} from './credit-notes-and-orders.ts';
import {measureFiles} from './files.ts';
import {measurePayments} from './payments.ts';
import {plainWay} from './plain-way.ts';

/** Measures what the README's table says: calls for a thousand fresh documents, each beside the plain way. */
const SALES = 700;
const BILLS = 300;
const DOCUMENTS = SALES + BILLS;
const CONTENT_SCRIPT_LIMIT = 40_000;
const booksOf = (clock: Clock) =>
  createBooks({clock, masters: [...manyFreshSales(SALES), ...manyFreshPurchases(BILLS)]});

const [ours, plain] = [await measureOurs(), await measurePlain()];
const files = await measureFiles();
const others = await measureCreditNotesAndOrders();
const money = await measurePayments();
const size = contentScriptSize();
const rows: [what: string, deerpath: string, plain: string, wanted: string, holds: boolean][] = [
  [
    'Xero calls a fresh document, beside contacts and choices',
    ours.xeroEach.toFixed(3),
    plain.xeroEach.toFixed(3),
    'at most 0.050',
    ours.xeroEach <= 0.05,
  ],
  ['Xero calls for contacts and choices', String(ours.xeroBeside), '0', '', true],
  [
    `DEAR calls for ${DOCUMENTS} changed documents`,
    String(ours.dear),
    String(plain.dear),
    `lists + ${DOCUMENTS} + a new supplier each`,
    ours.dearDetails === DOCUMENTS,
  ],
  ['DEAR calls of an idle poll', String(ours.idleDear), String(plain.idleDear), '4', ours.idleDear === 4],
  ['Xero calls of an idle poll', String(ours.idleXero), String(plain.idleXero), '0', ours.idleXero === 0],
  ['Share of DEAR’s 60 calls a minute used', `${ours.share.toFixed(1)} %`, '', '95 % or more', ours.share >= 95],
  ['Calls refused for their pace', String(ours.refused), '', '0', ours.refused === 0],
  ['Xero calls a file and invoice', files.uploadsEach.toFixed(3), '', '1', files.uploadsEach === 1],
  ['Xero calls beside them, to look for files', files.listsEach.toFixed(3), '', '0', files.listsEach === 0],
  ['DEAR calls a file, for however many invoices', files.downloadsEach.toFixed(3), '', '1', files.downloadsEach === 1],
  ['Xero calls a credit note', others.creditNoteEach.toFixed(3), '', 'at most 0.050', others.creditNoteEach <= 0.05],
  ['Xero calls to use one on its invoice', others.allocationEach.toFixed(3), '', '1', others.allocationEach === 1],
  [
    'Xero calls a purchase order, made and marked as billed',
    others.orderEach.toFixed(3),
    '',
    'at most 0.050',
    others.orderEach <= 0.05,
  ],
  ['Xero calls a payment', money.xeroEach.toFixed(3), '', 'at most 0.050', money.xeroEach <= 0.05],
  ['DEAR calls to tell money from credit', money.dearSources.toFixed(3), '', '1', money.dearSources === 1],
  ['DEAR calls a sale or purchase with all of these', others.dearReads.toFixed(3), '', '1', others.dearReads === 1],
  ['Content script', `${(size / 1_000).toFixed(1)} kB`, '', 'under 40 kB', size < CONTENT_SCRIPT_LIMIT],
];
console.log('| Measured | Deerpath | The plain way | Wanted |\n|---|---:|---:|---|');
for (const [what, deerpath, beside, wanted] of rows) console.log(`| ${what} | ${deerpath} | ${beside} | ${wanted} |`);
const missed = rows.filter(([, , , , holds]) => !holds).map(([what]) => what);
if (missed.length > 0) console.error(`Not as wanted: ${missed.join('; ')}`);
process.exit(missed.length > 0 ? 1 : 0);

async function measureOurs() {
  const office = await openOffice({books: booksOf});
  await office.open();
  await office.pair();
  await office.connect();
  const {dear, xero} = office.sandbox;
  const [dearBefore, xeroBefore] = [dear.calls.length, xero.calls.length];
  const run = await office.sync({kind: 'all'});
  if (run.counts.completed !== DOCUMENTS) throw new Error(`Only ${run.counts.completed} documents went`);

  const dearCalls = dear.calls.slice(dearBefore);
  const xeroCalls = xero.calls.slice(xeroBefore);
  const forDocuments = xeroCalls.filter(({path}) => path.startsWith('/Invoices')).length;
  const reads = dearCalls.filter(({path}) => /\/(sale|advanced-purchase)$/i.test(path));
  const share = shareOfLimit(dearCalls.map(({at}) => at));
  const refused = [...dearCalls, ...xeroCalls].filter(({status}) => status === 429).length;

  const [idleDear, idleXero] = [dear.calls.length, xero.calls.length];
  await office.sync({kind: 'all'});
  const result = {
    xeroEach: forDocuments / DOCUMENTS,
    xeroBeside: xeroCalls.length - forDocuments,
    dear: dearCalls.length,
    dearDetails: reads.length,
    idleDear: dear.calls.length - idleDear,
    idleXero: xero.calls.length - idleXero,
    share,
    refused,
  };
  await office.close();
  return result;
}

/** Percent of 60 calls a minute, from the first call to the beginning of the last burst: whole windows, no begun one. */
function shareOfLimit(times: readonly number[]): number {
  const lastBurst = times.findLastIndex((at, index) => at - (times[index - 1] ?? at) > 1_000);
  const [first = 0, last = 0] = [times[0], times[lastBurst]];
  return (lastBurst / ((last - first) / 1_000)) * 100;
}

async function measurePlain() {
  const clock = new ObedientClock();
  const sandbox = await startSandbox({
    clock,
    books: booksOf(clock),
    callsPerMinute: 1_000_000,
    xero: {limits: {minute: 1_000_000, day: 1_000_000, appMinute: 1_000_000}},
  });
  const plainSync = await plainWay(sandbox);
  await plainSync.sync();
  const [dear, xero] = [sandbox.dear.calls.length, sandbox.xero.calls.length];
  await plainSync.sync();
  const result = {
    xeroEach: xero / DOCUMENTS,
    dear,
    idleDear: sandbox.dear.calls.length - dear,
    idleXero: sandbox.xero.calls.length - xero,
  };
  await sandbox.close();
  return result;
}

function contentScriptSize(): number {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = spawnSync('npm', ['run', '--silent', 'build'], {cwd: root, stdio: ['ignore', 'ignore', 'inherit']});
  if (built.status !== 0) throw new Error('The extension cannot be built');
  return statSync(new URL('../../dist/chrome-mv3/content-scripts/dear.js', import.meta.url)).size;
}
