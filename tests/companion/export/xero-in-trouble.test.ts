import {afterEach, describe, expect, test} from 'vitest';
import {aBillLine, aParty, aPurchase, aSale} from '../../sandbox/books/builders.ts';
import type {Fault} from '../../sandbox/xero/faults.ts';
import type {Office} from '../../support/office.ts';
import {ALL, openSends, untilSettled, workingOffice, wrongAtTheEnd} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const few = () => [
  aSale({number: 'SO-00001'}),
  aSale({number: 'SO-00002', party: aParty({name: 'Café Ōtautahi'})}),
  aPurchase({number: 'PO-00001', invoice: {number: '77'}}),
  // The same number of the same supplier: Xero allows it, and nothing but the page in DEAR tells the two apart.
  aPurchase({number: 'PO-00002', invoice: {number: '77', lines: [aBillLine({quantity: '1'})]}}),
  // And one that equals the first in everything else.
  aPurchase({number: 'PO-00003', invoice: {number: '77'}}),
];
const NUMBER = 5;

const lost: [string, Fault][] = [
  ['the connection breaks before', {kind: 'drop-before'}],
  ['the connection breaks after', {kind: 'drop-after'}],
  ['a 500 comes before', {kind: 'error-before'}],
  ['a 500 comes after', {kind: 'error-after'}],
  ['a 503 comes', {kind: 'unavailable'}],
  ['a web page comes after it was done', {kind: 'html', processed: true}],
  ['a web page comes instead', {kind: 'html', processed: false}],
  ['half of the answer comes', {kind: 'truncated'}],
  ['nothing comes after it was done', {kind: 'empty', processed: true}],
  ['nothing comes instead', {kind: 'empty', processed: false}],
  ['an element is missing', {kind: 'missing-elements'}],
  ['all elements are missing', {kind: 'missing-elements', indexes: [0, 1, 2, 3, 4]}],
  ['the elements are in another order', {kind: 'reordered'}],
  ['a 304 comes', {kind: 'not-modified'}],
  ['it is over the minute', {kind: 'limit', which: 'minute', retryAfter: 23}],
  ['it is over the minute, and Xero does not say for how long', {kind: 'limit', which: 'minute'}],
  ['there are too many at once', {kind: 'limit', which: 'concurrent'}],
  ['the app is over its minute', {kind: 'limit', which: 'appminute'}],
  ['the token is refused', {kind: 'unauthorized'}],
  ['it takes ninety seconds before', {kind: 'slow', milliseconds: 90_000, when: 'before'}],
  ['it takes ninety seconds after', {kind: 'slow', milliseconds: 90_000, when: 'after'}],
];
const late: [string, Fault][] = [
  ['it breaks and lands in half a minute', {kind: 'late-commit', milliseconds: 30_000}],
  ['it breaks and lands in four minutes', {kind: 'late-commit', milliseconds: 240_000}],
  ['a 500 comes and it lands in half a minute', {kind: 'late-commit', milliseconds: 30_000, answer: 500}],
];
const calls = [
  'PUT /Contacts',
  'PUT /Invoices',
  'GET /Invoices',
  'GET /Contacts',
  'GET /Organisation',
  'GET /TaxRates',
];
/** One of each kind, for calls on which less hangs. */
const fewKinds = new Set([
  'drop-after',
  'unavailable',
  'html',
  'empty',
  'missing-elements',
  'not-modified',
  'limit',
  'unauthorized',
]);
const some = lost.filter(
  ([, {kind}], index) => fewKinds.has(kind) && lost.findIndex(([, other]) => other.kind === kind) === index,
);
const troublesOf = (on: string) => (/Invoices/.test(on) ? lost : some);

/** Until then the trouble lasts. */
const QUARTER = 15 * 60_000;

async function allHaveArrived(): Promise<void> {
  expect(await untilSettled(office)).toMatchObject({state: 'finished', counts: {failed: 0, pending: 0}});
  expect(wrongAtTheEnd(office)).toEqual([]);
  expect((await office.rows()).map(({status}) => status)).toEqual(Array(NUMBER).fill('Completed'));
  expect(openSends(office)).toBe(0);
}

describe.each(calls)('%s', (on) => {
  test.each([...troublesOf(on), ...(on.startsWith('PUT') ? late : [])])(
    '%s, once: all arrive, each once',
    async (_, fault) => {
      office = await workingOffice(few());
      office.sandbox.xero.faults.add({on, fault});
      await allHaveArrived();
    },
  );
});

describe.each(['PUT /Contacts', 'PUT /Invoices', 'GET /Contacts'])('%s', (on) => {
  test.each(troublesOf(on))(
    '%s, for a quarter of an hour: nothing is Failed, and all arrive afterwards',
    async (_, fault) => {
      office = await workingOffice(few());
      office.sandbox.xero.faults.add({on, fault, times: 1_000});
      const end = office.clock.now() + QUARTER;
      while (office.clock.now() < end) {
        await office.sync(ALL);
        expect((await office.rows('&status=Failed')).map(({problem}) => problem)).toEqual([]);
        await office.clock.sleep(5 * 60_000);
      }
      office.sandbox.xero.faults.clear();
      await allHaveArrived();
    },
  );
});

test('a document that Xero stumbles over each time keeps the others of its batch no longer than twice five minutes', async () => {
  office = await workingOffice(Array.from({length: 60}, (_, index) => aSale({number: `SO-${10_001 + index}`})));
  const stumbles = {on: 'PUT /Invoices', holding: 'INV-10017', fault: {kind: 'error-before'}, times: 1_000} as const;
  office.sandbox.xero.faults.add(stumbles);
  await office.sync(ALL);
  await office.clock.sleep(11 * 60_000);
  const waiting = await office.rows('&status=Pending');
  expect(waiting.map(({dear}) => dear.number)).toEqual(['INV-10017']);
  expect(await office.rows('&status=Completed')).toHaveLength(59);
  office.sandbox.xero.faults.clear();
  await office.clock.sleep(6 * 60_000);
  expect(wrongAtTheEnd(office)).toEqual([]);
  expect(openSends(office)).toBe(0);
});

describe('an answer is lost, and for a quarter of an hour the look-up is in trouble too', () => {
  test.each(
    ['PUT /Invoices', 'PUT /Contacts'].flatMap((on) =>
      troublesOf(on).map(([words, fault]) => [on, words, on.replace('PUT', 'GET'), fault] as const),
    ),
  )('%s, and then %s at %s: nothing goes twice', async (on, _, lookUp, fault) => {
    office = await workingOffice(few());
    office.sandbox.xero.faults.add({on, fault: {kind: 'drop-after'}});
    // The first look is before anything is sent.
    office.sandbox.xero.faults.add({on: lookUp, fault, times: 1_000, after: 1});
    const end = office.clock.now() + QUARTER;
    while (office.clock.now() < end) {
      await office.sync(ALL);
      await office.clock.sleep(5 * 60_000);
    }
    office.sandbox.xero.faults.clear();
    await allHaveArrived();
  });
});

describe('an answer that takes longer than anybody waits', () => {
  test.each(
    ['PUT /Invoices', 'PUT /Contacts', 'GET /Invoices', 'GET /Contacts', 'GET /Accounts'].flatMap((on) =>
      (['before', 'after'] as const).map((when) => [on, when] as const),
    ),
  )('%s, %s the work is done: it is given up, looked up, and nothing goes twice', async (on, when) => {
    office = await workingOffice(few(), {deadlines: true});
    office.sandbox.xero.faults.add({on, fault: {kind: 'slow', milliseconds: 90_000, when}, times: 3});
    await allHaveArrived();
    await office.clock.sleep(QUARTER);
    expect(wrongAtTheEnd(office)).toEqual([]);
  });
});
