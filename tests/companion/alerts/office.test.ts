import {afterEach, expect, test} from 'vitest';
import type {Notification} from '../../../shared/alerts/notification.ts';
import type {Settings} from '../../../shared/contract/settings.ts';
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
/** Time passes; what comes with time alone is noticed by the minute, here with the next thing that is written down. */
async function later(hours: number): Promise<void> {
  await office.clock.sleep(hours * 3_600_000);
  const days = (await office.call<Settings>('GET', '/api/settings')).body.attachmentDays;
  await office.call('PATCH', '/api/settings', {attachmentDays: days + 1});
  await office.clock.sleep(3_000);
}
const hours = (count: number) => office.clock.sleep(count * 3_600_000);
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

test('a sync that a person started mails nothing; the next one by itself tells of what it left', async () => {
  await mailingOffice(withoutRate('SO-1'));
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  expect(await titles()).toHaveLength(1);
  expect(subjects()).toEqual([]);
  await syncByItself();
  expect(subjects()).toHaveLength(1);
});

test('a notification that was put away stays so while its cause goes on and grows, and comes back when it comes anew', async () => {
  office = await workingOffice([withoutRate('SO-1')]);
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  expect((await office.call('POST', '/api/notifications/dismiss-all')).body).toEqual({dismissed: 1});
  expect(await open()).toEqual([]);

  const [row] = await office.rows('&status=Failed');
  await office.sync({kind: 'transaction', id: row?.id ?? ''});
  office.sandbox.dear.books.add([withoutRate('SO-2')]);
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  expect(await open()).toEqual([]);
  expect(await bell()).toBe(1);

  await chooseRate();
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  await office.call('PATCH', '/api/settings', {mapping: {taxRules: null}});
  office.sandbox.dear.books.add([withoutRate('SO-3')]);
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  expect(await titles()).toEqual([`1 invoice: tax rule “${RULE}” has no match`]);
});

test('a login that is lost is mailed when it is found, again each day that it lasts, and its end once', async () => {
  await mailingOffice(aSale({number: 'SO-1'}));
  office.sandbox.xero.revokeLogin();
  office.sandbox.xero.expireAccessTokens();
  await office.sync(ALL);
  await office.clock.sleep(3_000);
  expect(await open()).toMatchObject([{code: 'xero.login-ended', severity: 'error', count: 0}]);
  expect(subjects()).toEqual(["Deerpath: Xero's login has ended (Demo Trading Ltd)"]);

  await syncByItself();
  await later(20);
  expect(subjects()).toHaveLength(1);
  await later(5);
  expect(subjects()).toHaveLength(2);

  await office.connect();
  await office.clock.sleep(30_000);
  expect(await open()).toEqual([]);
  expect(subjects().slice(2)).toEqual(['Deerpath: All is well again (Demo Trading Ltd)']);
});

test('a login that nobody uses is told of a week before it ends, and once more two days before', async () => {
  await mailingOffice();
  const {reconnectBy = ''} = (await office.call<Status>('GET', '/api/status')).body.xero;
  const daysBefore = (days: number) => (Date.parse(reconnectBy) - office.clock.now()) / 3_600_000 - days * 24;
  await later(daysBefore(7.1));
  expect(await titles()).toEqual([]);
  await later(daysBefore(6.9));
  expect(await titles()).toEqual(['Xero’s login ends in 7 days']);
  await office.call('POST', '/api/notifications/dismiss-all');
  await later(daysBefore(5));
  expect(await titles()).toEqual([]);
  await later(daysBefore(1.9));
  expect(await titles()).toEqual(['Xero’s login ends in 2 days']);
  expect(subjects()).toHaveLength(2);
  expect(await bell()).toBe(1);

  await office.connect();
  await office.clock.sleep(3_000);
  expect(await titles()).toEqual([]);
  expect(subjects()).toHaveLength(2);
});

test('a mail that cannot go is a notification, is kept over a restart, and goes when the server is back', async () => {
  await mailingOffice(withoutRate('SO-1'));
  office.postman.mood = 'away';
  await syncByItself();
  await office.clock.sleep(10_000);
  expect(await open()).toMatchObject([{code: 'mail.failed', count: 0}, {count: 1}]);

  await hours(9);
  await office.shut();
  office.postman.mood = 'takes';
  await office.open();
  await office.clock.sleep(10_000);
  expect(subjects()).toHaveLength(1);
  expect(await open()).toMatchObject([{count: 1}]);
  await office.clock.sleep(24 * 3_600_000);
  expect(subjects()).toHaveLength(1);
});

test('a test mail that arrives, or a mended list, lets what waits go at once', async () => {
  await mailingOffice(withoutRate('SO-1'));
  office.postman.mood = 'away';
  await syncByItself();
  await hours(9);
  office.postman.mood = 'takes';
  await office.clock.sleep(10 * 60_000);
  expect(subjects()).toEqual([]);
  await office.call('POST', '/api/mailing-lists/accounts/test');
  await office.clock.sleep(61_000);
  expect(subjects()).toHaveLength(2);
});

test('one address that is refused gets its mail when it is corrected; nobody gets theirs twice', async () => {
  await mailingOffice(withoutRate('SO-1'));
  office.postman.mood = {refuses: 'ben@example.com'};
  await syncByItself();
  await office.clock.sleep(10_000);
  expect(await titles()).toContain(
    'Alerts do not arrive by mail: the mail server does not take mail for ben@example.com',
  );
  await office.call('PATCH', '/api/settings', {
    mailingLists: [{id: 'accounts', name: 'Accounts', addresses: ['ana@example.com', 'benjamin@example.com']}],
  });
  await office.clock.sleep(61_000);
  expect(office.postman.sent.map(({to, id}) => [to, id === office.postman.sent[0]?.id])).toEqual([
    [['ana@example.com'], true],
    [['benjamin@example.com'], true],
  ]);
  expect(await titles()).toHaveLength(1);
});

test('a restart after a crash and another version are told once, and are gone in a week', async () => {
  await mailingOffice();
  await office.companion.store.commit('alerts.noticed', (changes) => {
    const {alerts} = changes.state;
    if (alerts) changes.setState({alerts: {...alerts, version: '0.9.0'}});
  });
  await office.shut();
  await office.open(undefined, true);
  await office.clock.sleep(3_000);
  expect(await open()).toMatchObject([{code: 'companion.restarted'}, {code: 'companion.updated'}]);
  expect(subjects()).toHaveLength(1);
  expect(await bell()).toBe(2);

  await office.shut();
  await office.open();
  await later(6 * 24);
  expect(await titles()).toHaveLength(2);
  await later(2 * 24);
  expect(await titles()).toEqual([]);
  expect(subjects()).toHaveLength(1);
});

test('whoever merely waits is no alert; who waits on a trouble for an hour is', async () => {
  office = await workingOffice([aSale({number: 'SO-1'})]);
  office.sandbox.xero.faults.add({on: 'PUT /Invoices', fault: {kind: 'unavailable'}, times: 10_000});
  await office.sync(ALL);
  expect(await office.rows('&status=Pending')).toHaveLength(1);
  await later(0.5);
  expect(await titles()).toEqual([]);
  await later(1);
  expect(await open()).toMatchObject([
    {severity: 'warning', count: 1, title: expect.stringMatching(/^1 invoice waits: /)},
  ]);
  expect(await bell()).toBe(1);
});

test('turned on, autosynchronisation mails what its slots meet: what fails, a slot that did not run, and its end', async () => {
  await mailingOffice(withoutRate('SO-1'));
  await office.call('PATCH', '/api/settings', {
    autosync: {
      enabled: true,
      startDate: '2026-03-16',
      startTime: '16:00',
      frequency: '1h',
      timeZone: 'Pacific/Auckland',
    },
  });
  await office.clock.sleep(3 * 3_600_000);
  expect(subjects()).toEqual([`Deerpath: 1 invoice: tax rule “${RULE}” has no match (Demo Trading Ltd)`]);

  office.sandbox.xero.revokeLogin();
  office.sandbox.xero.expireAccessTokens();
  office.sandbox.dear.books.add([aSale({number: 'SO-2'})]);
  await office.clock.sleep(3 * 3_600_000);
  const codes = (await open()).map(({code}) => code);
  expect(codes).toContain('xero.login-ended');
  expect(codes).toContain('autosync.did-not-run');

  await office.connect();
  await chooseRate();
  await office.clock.sleep(3 * 3_600_000);
  expect(await titles()).toEqual([]);
  expect(subjects().at(-1)).toBe('Deerpath: All is well again (Demo Trading Ltd)');
  expect(subjects().filter((subject) => subject.includes('has no match'))).toHaveLength(1);
});
