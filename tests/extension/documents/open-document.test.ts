import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {away} from '../../../extension/client/troubles.ts';
import {viewOf} from '../../../extension/documents/document-view.ts';
import {createOpenDocument, type OpenDocument, type Shown} from '../../../extension/documents/open-document.ts';
import type {Answer, DocumentAnswer, DocumentFacts} from '../../../extension/messages/asks.ts';
import {aFinishedRun, aRun, aTransaction, SALE_ID} from '../../support/contract-builders.ts';

const sale = {family: 'sale', id: SALE_ID} as const;
const {xero, kind, status, createdAt, updatedAt} = aTransaction();
const row = {
  id: 'tx-1',
  kind,
  status,
  xero,
  createdAt,
  updatedAt,
  skipped: null,
  problem: null,
  number: 'INV-00123',
  documentId: SALE_ID,
};

let answers: {document: Answer<DocumentFacts>; sync: Answer<{runId: string}>};
let asked: string[];
let over: Map<string, NonNullable<DocumentFacts['run']>>;
let drawn: Shown[];
let opened: OpenDocument;

const facts = (given: Partial<DocumentFacts> = {}): Answer<DocumentFacts> => ({
  ok: true,
  value: {rows: [], run: null, company: null, ...given},
});

/** As the worker answers: the view of what is known, with the run in work or the one that is recalled. */
function fromWorker(answer: Answer<DocumentFacts>, recalled = ''): Answer<DocumentAnswer> {
  if (!answer.ok) return answer;
  const {rows, company} = answer.value;
  const run = answer.value.run ?? over.get(recalled) ?? null;
  if (run?.finishedAt) over.set(run.id, run);
  return {ok: true, value: {view: viewOf('sale', {rows, run, company}), run, hasRows: rows.length > 0}};
}

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  drawn = [];
  answers = {document: facts(), sync: {ok: true, value: {runId: 'run-1'}}};
  over = new Map();
  const ask = async (name: string, details: {recalled?: string}) => {
    asked.push(name);
    return (name === 'document' ? fromWorker(answers.document, details.recalled) : answers.sync) as never;
  };
  opened = createOpenDocument(ask as never, (shown) => drawn.push(shown));
});
afterEach(() => vi.useRealTimers());

const settle = () => vi.advanceTimersByTimeAsync(0);
const state = () => opened.shown().view.state?.kind;

test('a click syncs, is followed to its end, and shows a tick', async () => {
  opened.open(sale);
  await settle();
  expect(state()).toBe('not-in-xero');
  answers.document = facts({run: aRun()});
  const clicked = opened.sync();
  expect(state()).toBe('syncing');
  await clicked;
  answers.document = facts({
    rows: [row],
    run: aFinishedRun({counts: {completed: 1, failed: 0, skipped: 0, unchanged: 0, pending: 0}}),
  });
  await opened.look();
  expect(opened.shown()).toMatchObject({
    view: {state: {kind: 'in-xero'}},
    moment: 'done',
    announcement: 'In Xero INV-00123',
  });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(opened.shown().moment).toBeNull();
});

test('a second click joins the first', async () => {
  opened.open(sale);
  await settle();
  const first = opened.sync();
  await opened.sync();
  await first;
  expect(asked.filter((name) => name === 'sync-document')).toHaveLength(1);
});

test('nothing had changed: said for three seconds, and announced', async () => {
  answers.document = facts({rows: [row]});
  opened.open(sale);
  await settle();
  answers.document = facts({
    rows: [row],
    run: aFinishedRun({counts: {completed: 0, failed: 0, skipped: 0, unchanged: 1, pending: 0}}),
  });
  await opened.sync();
  expect(opened.shown()).toMatchObject({moment: 'nothing-changed', announcement: 'Nothing had changed'});
  const said = drawn.map(({announcement}) => announcement).filter((one, at, all) => one !== '' && one !== all[at - 1]);
  expect(said).toEqual(['Syncing', 'Nothing had changed']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(opened.shown().moment).toBeNull();
});

test('that nothing is authorised stays until someone does something on the page', async () => {
  opened.open(sale);
  await settle();
  answers.document = facts({run: aFinishedRun({outcome: 'nothing-authorised'})});
  await opened.sync();
  expect(state()).toBe('not-authorised');
  answers.document = facts();
  await opened.look();
  expect(state()).toBe('not-authorised');
  opened.forgetOutcome();
  await settle();
  expect(opened.shown().view).toMatchObject({state: {kind: 'not-in-xero'}, disabled: null});
});

test('while a run is in work the page asks again, should the news be lost', async () => {
  answers.document = facts({run: aRun()});
  opened.open(sale);
  await settle();
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked.length).toBe(before + 1);
});

test('a late answer about the document before is not taken for this one', async () => {
  let give: (answer: Answer<DocumentAnswer>) => void = () => undefined;
  const slow = createOpenDocument((() => new Promise((resolve) => (give = resolve))) as never, () => undefined);
  slow.open(sale);
  const late = give;
  slow.open({family: 'sale', id: '5f0c1a52-0000-4000-8000-000000000004'});
  late(fromWorker(facts({rows: [row]})));
  await settle();
  expect(slow.shown().view.state).toBeNull();
});

test('a companion that went away takes the pill along and says so once', async () => {
  opened.open(sale);
  await settle();
  answers.document = {ok: false, trouble: away('http://127.0.0.1:4780')};
  await opened.look();
  expect(opened.shown()).toMatchObject({view: {state: null}, announcement: 'The companion is not answering'});
});

test('the page is drawn only when something differs', async () => {
  opened.open(sale);
  await settle();
  const before = drawn.length;
  await opened.look();
  await opened.look();
  expect(drawn.length).toBe(before);
});

test('a look that began before the click ends nothing: the button stays busy until its own run is known', async () => {
  opened.open(sale);
  await settle();
  let answer: (run: Answer<{runId: string}>) => void = () => undefined;
  answers.sync = new Promise((resolve) => {
    answer = resolve as never;
  }) as never;
  const clicked = opened.sync();
  await opened.look();
  expect(opened.shown().view.busy).toBe(true);
  expect(drawn.at(-1)?.announcement).toBe('Syncing');
  answers.document = facts({rows: [row], run: aFinishedRun()});
  answer({ok: true, value: {runId: 'run-1'}});
  await clicked;
  expect(opened.shown().view.busy).toBe(false);
});

test('a run that a companion put back from a copy knows nothing of is forgotten', async () => {
  opened.open(sale);
  await settle();
  answers.document = facts({run: aRun()});
  await opened.sync();
  let looks = 0;
  const unknown: Answer<DocumentFacts> = {
    ok: false,
    trouble: {kind: 'refused', title: 'No such run.', detail: '', code: 'not-found', status: 404},
  };
  Object.defineProperty(answers, 'document', {get: () => (looks++ === 0 ? unknown : facts({rows: [row]}))});
  await opened.look();
  expect(state()).toBe('in-xero');
  expect(opened.shown().view).toMatchObject({busy: false, disabled: null});
});

test('a click the companion refuses says why, beside what became of the document before', async () => {
  answers.document = facts({rows: [row]});
  opened.open(sale);
  await settle();
  answers.sync = {
    ok: false,
    trouble: {kind: 'refused', title: 'Xero is not connected.', detail: 'Connect it first.', code: 'x', status: 409},
  };
  await opened.sync();
  expect(state()).toBe('in-xero');
  expect(opened.shown()).toMatchObject({refusal: {title: 'Xero is not connected', hint: 'Connect it first.'}});
  expect(opened.shown().announcement).toContain('Xero is not connected');
  vi.advanceTimersByTime(11_000);
  expect(opened.shown().refusal).toBeNull();
});

test('a run that ends with a problem of its own says so beside a document that went before', async () => {
  answers.document = facts({rows: [row]});
  opened.open(sale);
  await settle();
  const ended = aFinishedRun({
    state: 'failed',
    counts: {completed: 0, failed: 0, skipped: 0, unchanged: 0, pending: 1},
    problem: {code: 'x', title: 'Xero is not connected.', detail: '', fix: 'Connect it.', raw: null},
  });
  answers.document = facts({rows: [row], run: ended});
  await opened.sync();
  expect(state()).toBe('in-xero');
  expect(opened.shown()).toMatchObject({
    refusal: {title: 'Xero is not connected', hint: 'Connect it.'},
    announcement: 'Xero is not connected',
    view: {busy: false},
  });
});
