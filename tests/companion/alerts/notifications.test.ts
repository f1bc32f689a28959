import {beforeEach, expect, test} from 'vitest';
import type {Notice} from '../../../companion/store/records.ts';
import type {Notification} from '../../../shared/alerts/notification.ts';
import {notificationAnswer, notificationsAnswer} from '../../../shared/contract/notifications.ts';
import {aCompanion, type TestCompanion} from '../http/a-companion.ts';
import {aNotice} from './a-notice.ts';

const strange = '11111111-1111-4111-8111-111111111111';
let it: TestCompanion;
let admin: string;
let staff: string;

beforeEach(async () => {
  it = await aCompanion();
  ({admin, staff} = await it.pairBoth());
});

const keep = (...notices: Notice[]) =>
  it.companion.store.commit('alerts.noticed', (changes) => {
    for (const notice of notices) changes.put('notices', notice);
  });

async function list(token: string, query = ''): Promise<{items: Notification[]; nextCursor: string | null}> {
  const answer = await it.call('GET', `/api/notifications?${query}`, {token});
  expect(answer.status).toBe(200);
  return notificationsAnswer.parse(answer.body);
}
const ids = async (token: string, query = '') => (await list(token, query)).items.map(({id}) => id);

test('they are listed newest first, what is mended too; open ones alone when asked', async () => {
  const [old, mended, young] = [
    aNotice(1),
    aNotice(2, {resolvedAt: '2026-03-16T01:00:00.000Z'}),
    aNotice(3, {severity: 'info'}),
  ];
  await keep(old, young, mended);
  expect(await ids(staff)).toEqual([young.id, mended.id, old.id]);
  expect(await ids(staff, 'open=true')).toEqual([young.id, old.id]);
  expect(await ids(staff, 'open=false')).toEqual([young.id, mended.id, old.id]);
  const {body} = await it.call('GET', '/api/status', {token: staff});
  expect(body.notifications).toBe(2);
});

test('each person puts away for themselves, and what was put away keeps its time', async () => {
  const [one, other] = [aNotice(1), aNotice(2)];
  await keep(one, other);
  const path = `/api/notifications/${one.id}/dismiss`;
  const first = await it.call('POST', path, {token: staff});
  expect(first.status).toBe(200);
  const {notification} = notificationAnswer.parse(first.body);
  expect(notification).toMatchObject({id: one.id, dismissedAt: new Date(it.clock.now()).toISOString()});
  it.clock.set(it.clock.now() + 60_000);
  expect((await it.call('POST', path, {token: staff})).body.notification.dismissedAt).toBe(notification.dismissedAt);

  expect(await ids(staff, 'open=true')).toEqual([other.id]);
  expect(await ids(staff)).toEqual([other.id, one.id]);
  expect(await ids(admin, 'open=true')).toEqual([other.id, one.id]);
  expect((await list(admin)).items.map(({dismissedAt}) => dismissedAt)).toEqual([null, null]);
});

test('all at once: what is open and was not put away yet', async () => {
  const [one, two, mended] = [aNotice(1), aNotice(2), aNotice(3, {resolvedAt: '2026-03-16T01:00:00.000Z'})];
  await keep(one, two, mended);
  await it.call('POST', `/api/notifications/${one.id}/dismiss`, {token: staff});
  expect((await it.call('POST', '/api/notifications/dismiss-all', {token: staff})).body).toEqual({dismissed: 1});
  expect((await it.call('POST', '/api/notifications/dismiss-all', {token: staff})).body).toEqual({dismissed: 0});
  expect(await ids(staff, 'open=true')).toEqual([]);
  expect(await ids(admin, 'open=true')).toHaveLength(2);
});

test('pages follow one another, also where many opened at the same moment, and hold still while others come', async () => {
  await keep(...Array.from({length: 25}, (_, index) => aNotice(index >> 2)));
  const all = await ids(staff, 'limit=200');
  const seen: string[] = [];
  for (let cursor = '', more = true; more; ) {
    const page = await list(staff, `limit=10${cursor}`);
    seen.push(...page.items.map(({id}) => id));
    more = page.nextCursor !== null;
    cursor = `&cursor=${page.nextCursor}`;
    await keep(aNotice(100));
  }
  expect(seen).toEqual(all);
});

test.each([
  ['GET', '/api/notifications?open=maybe', 422],
  ['GET', '/api/notifications?limit=0', 400],
  ['GET', '/api/notifications?limit=201', 400],
  ['GET', '/api/notifications?cursor=nonsense', 400],
  ['POST', `/api/notifications/${strange}/dismiss`, 404],
  ['POST', '/api/notifications/12/dismiss', 422],
])('%s %s is refused with %i', async (method, path, status) => {
  expect((await it.call(method, path, {token: staff})).status).toBe(status);
});

test('who is not paired sees nothing', async () => {
  expect((await it.call('GET', '/api/notifications')).status).toBe(401);
});
