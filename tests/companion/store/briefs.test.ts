import fc from 'fast-check';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {problemOfRow} from '../../../companion/alerts/problem-of-row.ts';
import {circumstancesOf, isSettled, isSettledInBrief} from '../../../companion/export/discover/settled.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {overlayStore} from '../../../companion/preview/overlay-store.ts';
import {type BriefName, briefOf, briefs} from '../../../companion/store/briefs.ts';
import {briefAt, packColumns, Words} from '../../../companion/store/columns.ts';
import type {Master} from '../../../companion/store/master-record.ts';
import {openStore} from '../../../companion/store/open-store.ts';
import {collections, type Row} from '../../../companion/store/records.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import {attempt, transactionStatuses} from '../../../shared/history/transaction.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aMaster, anEntry, aRow, freshState} from './sample-records.ts';

const aProblem = {code: 'mapping.tax', title: 'No tax', detail: 'Line 1.', fix: 'Choose one.', raw: null};

test('what is kept is as its schema makes it, so that a record read again needs no schema', () => {
  for (const name of Object.keys(briefs) as BriefName[]) {
    const {schema} = collections[name];
    // A default, or anything that changes what it reads, would tell the two apart, or could not be said at all.
    const said = (io: 'input' | 'output') =>
      JSON.parse(
        JSON.stringify(z.toJSONSchema(schema, {io}), (key, value) =>
          key === 'additionalProperties' && value === false ? undefined : value,
        ),
      );
    expect(said('input')).toEqual(said('output'));
  }
});

test('a brief that lay among others says what it said alone', () => {
  const masters = [
    aMaster(1, {number: 'SO-Ünder “1”', settled: {t: {stamps: [], under: 'settled'}}}),
    aMaster(2, {number: '', documents: [], filesReadAt: '2026-03-02T01:00:00.000Z'}),
    aMaster(3, {number: '桥', payments: []}),
  ];
  const words = new Words();
  const packed = packColumns(
    'masters',
    masters.map((one) => briefOf('masters', one)),
    words,
  );
  for (const [at, master] of masters.entries()) {
    const alone = briefOf('masters', master);
    const among = briefAt('masters', packed, at, words);
    for (const name of Object.keys(briefs.masters.columns) as (keyof typeof alone)[])
      expect(among[name]).toBe(alone[name]);
  }
});

test('no row that has something to say to people is left unread', () => {
  const aTry = fc.record({
    outcome: fc.constantFrom(...attempt.shape.outcome.options),
    problem: fc.constantFrom(null, aProblem),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...transactionStatuses),
      fc.constantFrom(null, aProblem),
      fc.constantFrom(null, 'run-1'),
      fc.array(aTry, {maxLength: 4}),
      (status, problem, runId, tries) => {
        const plain = aRow(1);
        const row: Row = {
          ...plain,
          transaction: {...plain.transaction, status, problem, runId},
          attempts: tries.map((one) => ({...plain.attempts[0], ...one}) as Row['attempts'][number]),
        };
        if (problemOfRow(row, () => true) || problemOfRow(row, () => false))
          expect(briefOf('rows', row).isTroubled).toBe('yes');
      },
    ),
  );
});

test('no sale or purchase that waits for something counts as settled by its brief', () => {
  const settings = fc.record({
    exportPurchaseOrders: fc.boolean(),
    exportPayments: fc.boolean(),
    exportAttachments: fc.boolean(),
    ignoreBefore: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
  });
  const stages = circumstancesOf(
    {...defaultSettings, exportPurchaseOrders: true, exportPayments: true, exportAttachments: true},
    null,
  ).stages.map(({name}) => name);
  const {mapping} = circumstancesOf(defaultSettings, null);
  const settled = fc.record(
    {
      stamps: fc.subarray(['monday', 'tuesday']),
      under: fc.constantFrom(
        'settled',
        'ignored|2026-01-01',
        `failed|${mapping}|choices|`,
        'failed|other|choices|2026-01-01',
      ),
      stages: fc.subarray(stages),
    },
    {requiredKeys: ['stamps', 'under']},
  );
  const master = fc.record({
    seenStamp: fc.constantFrom('monday', 'tuesday', 'wednesday', ''),
    settled: fc.dictionary(fc.constantFrom('t', 'u'), settled),
    paymentIds: fc.subarray(['payment']),
    attachmentIds: fc.subarray(['file']),
    family: fc.constantFrom('sale', 'purchase'),
  });
  let skipped = 0;
  fc.assert(
    fc.property(master, settings, fc.constantFrom(null, 'choices', 'others'), (changes, chosen, choices) => {
      const one = aMaster(1, changes as Partial<Master>);
      const now = circumstancesOf({...defaultSettings, ...chosen}, choices);
      if (!isSettledInBrief(briefOf('masters', one), 't', now)) return;
      skipped += 1;
      expect(isSettled(one, 't', now)).toBe(true);
    }),
    {numRuns: 3_000},
  );
  expect(skipped).toBeGreaterThan(0);
});

test('a rehearsal finds by briefs what is really there with what it put over it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({n: fc.nat(20), version: fc.nat(3), over: fc.boolean(), goes: fc.boolean()}), {maxLength: 30}),
      async (steps) => {
        const real = await openStore({
          disk: forgetfulDisk(),
          folder: '/data',
          failpoints: noFailpoints,
          initialState: freshState(),
          entriesPerFile: 4,
        });
        const overlay = overlayStore(real);
        const [below, above] = [
          new Map<string, ReturnType<typeof anEntry>>(),
          new Map<string, ReturnType<typeof anEntry> | undefined>(),
        ];
        for (const {n, version, over, goes} of steps) {
          const entry = anEntry(n, {version, xeroId: version > 1 ? `x-${n}` : null});
          await (over ? overlay : real).commit('ledger.settled', (c) =>
            goes ? c.remove('ledger', entry.id) : c.put('ledger', entry),
          );
          if (over) above.set(entry.id, goes ? undefined : entry);
          else if (goes) below.delete(entry.id);
          else below.set(entry.id, entry);
        }
        const all = [...new Map([...below, ...above]).values()].filter((entry) => entry !== undefined);
        const key = ({key}: {key: number}) => key;
        const keys = (some: typeof all) => some.map((entry) => briefOf('ledger', entry).key).sort();
        const there = all.filter(({xeroId}) => xeroId !== null);
        expect(overlay.count('ledger')).toBe(all.length);
        expect(Array.from(overlay.briefs('ledger'), key).sort()).toEqual(keys(all));
        expect(keys([...overlay.select('ledger', ({xero}) => xero !== 0)])).toEqual(keys(there));
        for (const n of [0, 5, 20]) {
          const {id} = anEntry(n);
          const expected = above.has(id) ? above.get(id) : below.get(id);
          expect(overlay.brief('ledger', id)?.xero).toBe(expected && briefOf('ledger', expected).xero);
        }
      },
    ),
    {numRuns: 60},
  );
});
