import {afterEach, expect, test} from 'vitest';
import type {Notification} from '../../../shared/alerts/notification.ts';
import type {Status} from '../../../shared/contract/status.ts';
import {isOver, type Run} from '../../../shared/export/run.ts';
import {aLine, aParty, aSale} from '../../sandbox/books/builders.ts';
import type {Office} from '../../support/office.ts';
import {ALL, workingOffice} from '../../support/working-office.ts';

let office: Office;
afterEach(() => office.close());

const RULE = 'GST on Imports (landed)';
const withoutRate = (number: string) =>
  aSale({number, party: aParty({name: 'Te Aro Outdoor'}), invoice: {lines: [aLine({taxRule: RULE})]}});

/** An office whose alerts go by mail, with these sales in DEAR. */
async function mailingOffice(...sales: ReturnType<typeof aSale>[]): Promise<Office> {
  office = await workingOffice(sales);
  await office.call('PATCH', '/api/settings', {
    mailingLists: [{id: 'accounts', name: 'Accounts', addresses: ['ana@example.com', 'ben@example.com']}],
    autosync: {alert: {type: 'email', mailingListIds: ['accounts']}},
  });
  return office;
}

/** A sync as the schedule starts it, and time for what follows. */
async function syncByItself(): Promise<Run> {
  const {run} = await office.companion.exporter.enqueue({scope: ALL, trigger: 'auto', requestedBy: null});
  for (;;) {
    const now = (await office.call<{run: Run}>('GET', `/api/runs/${run.id}`)).body.run;
    await office.clock.sleep(3_000);
    if (isOver(now.state)) return now;
  }
}

const chooseRate = () => office.call('PATCH', '/api/settings', {mapping: {taxRules: {[RULE]: 'OUTPUT2'}}});
const open = async () => (await office.call<{items: Notification[]}>('GET', '/api/notifications?open=true')).body.items;
const titles = async () => (await open()).map(({title}) => title);
const subjects = () => office.postman.sent.map(({subject}) => subject);
const bell = async () => (await office.call<Status>('GET', '/api/status')).body.notifications;

test('documents that fail for one cause are one notification, which is gone by itself when it is mended', async () => {
  office = await workingOffice([withoutRate('SO-1'), withoutRate('SO-2')]);
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  expect(await open()).toMatchObject([
    {
      title: `2 invoices: tax rule “${RULE}” has no match`,
      severity: 'error',
      count: 2,
      dismissedAt: null,
      resolvedAt: null,
    },
  ]);
  expect(await bell()).toBe(1);

  await chooseRate();
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  expect(await open()).toEqual([]);
  expect(await bell()).toBe(0);
  const [gone] = (await office.call<{items: Notification[]}>('GET', '/api/notifications')).body.items;
  expect(gone?.resolvedAt).not.toBeNull();
  expect(office.postman.sent).toEqual([]);
});

test('a sync by itself mails what it met, once, and once more when all is well again', async () => {
  await mailingOffice(withoutRate('SO-1'));
  await syncByItself();
  expect(office.postman.sent).toMatchObject([
    {
      to: ['ana@example.com', 'ben@example.com'],
      subject: `Deerpath: 1 invoice: tax rule “${RULE}” has no match (Demo Trading Ltd)`,
    },
  ]);
  await syncByItself();
  expect(subjects()).toHaveLength(1);

  await chooseRate();
  await syncByItself();
  expect(subjects().slice(1)).toEqual(['Deerpath: All is well again (Demo Trading Ltd)']);
  await syncByItself();
  expect(subjects()).toHaveLength(2);
});

test('the same problem is not mailed again within a day, even if it was mended in between', async () => {
  await mailingOffice(withoutRate('SO-1'));
  await syncByItself();
  await chooseRate();
  await syncByItself();
  await office.call('PATCH', '/api/settings', {mapping: {taxRules: null}});
  office.sandbox.dear.books.editLine(office.sandbox.dear.books.sales[0]?.id ?? '', {quantity: '7'});
  await syncByItself();
  expect(await titles()).toHaveLength(1);
  expect(subjects()).toHaveLength(2);
});
