import {expect, test} from 'vitest';
import {events} from '../../../shared/contract/events.ts';
import {aNotification} from '../../support/contract-builders.ts';
import {aCompanion, aRow, aRun, type TestCompanion} from '../http/a-companion.ts';
import {eventStream} from './event-stream.ts';

async function anOffice() {
  const it = await aCompanion();
  const {admin, staff} = await it.pairBoth();
  const listen = async (token = staff, lastEventId?: string) => {
    const response = await it.request('GET', '/api/events', {
      token,
      headers: lastEventId ? {'last-event-id': lastEventId} : {},
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    // What is noted of a change is a matter of its own (activity.test.ts).
    return eventStream(response, ['activity']);
  };
  const save = (days: number) => it.call('PATCH', '/api/settings', {token: admin, body: {attachmentDays: days}});
  return {...it, admin, staff, listen, save};
}

/** Lets what was told go out, and the pause between two status events pass. */
const settle = (clock: TestCompanion['clock']) => clock.advance(1_000);

test('who listens is told at once how things stand, then what changes', async () => {
  const {listen, save} = await anOffice();
  const stream = await listen();
  const first = await stream.next();
  expect(first?.event).toBe('status');
  events.status.parse(first?.data);
  await save(3);
  const second = await stream.next();
  expect(second).toMatchObject({event: 'settings', data: {attachmentDays: 3}});
  expect(second?.id).not.toBe(first?.id);
  await stream.leave();
});

test('a skipped transaction is told, and the status after it', async () => {
  const {listen, addRows, call, staff, clock} = await anOffice();
  const row = aRow(1, {status: 'Failed'});
  await addRows(row);
  await settle(clock);
  const stream = await listen();
  expect(await stream.next()).toMatchObject({event: 'status', data: {problems: 1}});
  await call('POST', `/api/transactions/${row.id}/skip`, {token: staff, body: {reason: 'No'}});
  await settle(clock);
  const heard = [await stream.next(), await stream.next()];
  expect(heard.map((event) => event?.event).sort()).toEqual(['status', 'transaction']);
  expect(heard.find((event) => event?.event === 'status')?.data.problems).toBe(0);
  await stream.leave();
});

test('many changes at once are one status, and none is told where nothing shows', async () => {
  const {listen, addRows, companion, clock} = await anOffice();
  const stream = await listen();
  await stream.next();
  await addRows(aRow(1));
  await addRows(aRow(2));
  await addRows(aRow(3));
  await settle(clock);
  await companion.store.commit('runs.start', () => undefined);
  await settle(clock);
  companion.bus.publish('notification', {notification: aNotification()});
  const heard: string[] = [];
  for (let event = await stream.next(); event && event.event !== 'notification'; event = await stream.next())
    heard.push(`${event.event} ${event.data.pending}`);
  expect(heard.length).toBeLessThanOrEqual(2);
  expect(heard.at(-1)).toBe('status 3');
  await stream.leave();
});

test('who was away hears what they missed, then how things stand', async () => {
  const {listen, save, companion} = await anOffice();
  const stream = await listen();
  await stream.next();
  await save(3);
  const last = await stream.next();
  await stream.leave();
  await save(4);
  companion.bus.publish('run', {run: aRun()});

  const again = await listen(undefined, last?.id);
  expect(await again.next()).toMatchObject({event: 'settings', data: {attachmentDays: 4}});
  expect(await again.next()).toMatchObject({event: 'run'});
  const status = await again.next();
  expect(status?.event).toBe('status');
  await again.leave();

  const third = await listen(undefined, status?.id);
  expect((await third.next())?.event).toBe('status');
  await save(5);
  expect(await third.next()).toMatchObject({event: 'settings', data: {attachmentDays: 5}});
  await third.leave();
});

test.each(['nonsense', 'AAAAAAAA.1', 'x'.repeat(3_000), '%00'])(
  'an id of another life (%s) is answered with how things stand',
  async (id) => {
    const {listen, save} = await anOffice();
    await save(9);
    const stream = await listen(undefined, id);
    expect((await stream.next())?.event).toBe('status');
    await save(10);
    expect((await stream.next())?.data.attachmentDays).toBe(10);
    await stream.leave();
  },
);

test('what lies too long ago is not pieced together', async () => {
  const {listen, companion} = await anOffice();
  const id = companion.bus.position();
  for (let count = 0; count < 2_500; count += 1)
    companion.bus.publish('notification', {notification: aNotification({id: String(count)})});
  const stream = await listen(undefined, id);
  expect((await stream.next())?.event).toBe('status');
  await stream.leave();
});

test('a comment comes every twenty seconds', async () => {
  const {listen, clock} = await anOffice();
  const stream = await listen();
  await stream.next();
  await clock.advance(20_000);
  expect((await stream.next())?.event).toBe(':');
  await clock.advance(40_000);
  expect([await stream.next(), await stream.next()].map((event) => event?.event)).toEqual([':', ':']);
  await stream.leave();
  await clock.advance(60_000);
  expect(clock.waiting.count).toBe(0);
});

test('the stream of somebody revoked ends at once, the others go on', async () => {
  const {listen, call, admin, staff, save} = await anOffice();
  const sam = await listen(staff);
  const ada = await listen(admin);
  await sam.next();
  await ada.next();
  const {body} = await call('GET', '/api/users', {token: admin});
  await call('DELETE', `/api/users/${body.items[0].id}`, {token: admin});
  expect(await sam.next()).toBeUndefined();
  await save(12);
  expect((await ada.next())?.event).toBe('settings');
  await ada.leave();
});

test('all streams end when the companion does', async () => {
  const {listen, companion} = await anOffice();
  const stream = await listen();
  await stream.next();
  await companion.close();
  expect(await stream.next()).toBeUndefined();
});

test('an open stream keeps its token alive', async () => {
  const {listen, clock, call, staff} = await anOffice();
  const stream = await listen(staff);
  await stream.next();
  const day = 24 * 60 * 60 * 1000;
  for (let days = 0; days < 100; days += 10) {
    clock.set(clock.now() + 10 * day);
    await clock.advance(20_000);
  }
  expect((await call('GET', '/api/status', {token: staff})).status).toBe(200);
  await stream.leave();
});
