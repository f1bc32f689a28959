import {createPublicKey, verify} from 'node:crypto';
import {expect, test} from 'vitest';
import {codeDrop} from '../../../companion/pairing/code-drop.ts';
import {hashOf} from '../../../companion/pairing/tokens.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {pairAnswer, usersAnswer} from '../../../shared/contract/pairing.ts';
import {PAIRING_CODE} from '../../../shared/pairing/code.ts';
import {createStage} from '../../crash/stage.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {aCompanion} from '../http/a-companion.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

test('the first to pair is the administrator, and the code counts once', async () => {
  const it = await aCompanion();
  const code = await it.companion.pairing.consoleCode();
  expect(code).toMatch(PAIRING_CODE);
  const answer = await it.pairWith(code, '  Ada  ');
  expect(answer.status).toBe(201);
  expect(pairAnswer.parse(answer.body).user).toMatchObject({name: 'Ada', role: 'admin'});
  expect(Buffer.from(answer.body.token, 'base64url')).toHaveLength(32);
  expect((await it.pairWith(code)).status).toBe(401);
});

test('a code is read as people type it', async () => {
  const it = await aCompanion();
  const code = await it.companion.pairing.consoleCode();
  expect((await it.pairWith(code.toLowerCase().replace('-', ' '))).status).toBe(201);
});

test('neither token nor code lies in the data folder', async () => {
  const it = await aCompanion();
  const {admin} = await it.pairBoth();
  const {code} = (await it.call('POST', '/api/invitations', {token: admin, body: {role: 'staff'}})).body;
  const kept = [...it.disk.files().values()].join('\n');
  expect(kept).toContain(hashOf(admin));
  expect(kept).not.toContain(admin);
  expect(kept).not.toContain(code);
  expect(it.logged.join('\n')).not.toContain(code);
});

test('a code is worth nothing after ten minutes, and a newer one on the console replaces it', async () => {
  const it = await aCompanion();
  const first = await it.companion.pairing.consoleCode();
  const second = await it.companion.pairing.consoleCode();
  expect((await it.pairWith(first)).status).toBe(401);
  it.clock.set(it.clock.now() + 10 * minute);
  expect((await it.pairWith(second)).status).toBe(401);
  expect((await it.pairWith(await it.companion.pairing.consoleCode())).status).toBe(201);
});

test('a code that an earlier start printed counts no longer, whether somebody paired meanwhile or not', async () => {
  const before = await aCompanion();
  const old = await before.companion.pairing.consoleCode();
  await before.companion.close();

  const it = await aCompanion({disk: before.disk});
  const code = await it.companion.pairing.consoleCode();
  expect((await it.pairWith(old)).status).toBe(401);
  expect((await it.pairWith(code)).status).toBe(201);
  expect((await it.pairWith(old)).status).toBe(401);
});

test('two browsers with one code at the same moment: one is paired', async () => {
  const it = await aCompanion();
  const code = await it.companion.pairing.consoleCode();
  const answers = await Promise.all([it.pairWith(code), it.pairWith(code), it.pairWith(code)]);
  expect(answers.map(({status}) => status).sort()).toEqual([201, 401, 401]);
});

test('a name that cannot be does not use the code up', async () => {
  const it = await aCompanion();
  const code = await it.companion.pairing.consoleCode();
  const blank = await it.pairWith(code, '   ');
  expect(blank).toMatchObject({status: 422, body: {errors: [{path: 'name'}]}});
  expect((await it.pairWith(code, 'Ada\r\nBob')).status).toBe(422);
  expect((await it.call('POST', '/api/pair', {body: {code}})).status).toBe(400);
  expect((await it.pairWith(code, 'Ada')).status).toBe(201);
});

test('after five wrong codes, malformed ones too, nobody pairs for a minute', async () => {
  const it = await aCompanion();
  const code = await it.companion.pairing.consoleCode();
  const tries = [
    await it.pairWith('AAAA-AAAA'),
    await it.pairWith('nonsense'),
    await it.call('POST', '/api/pair', {body: {code: 12, name: 'Ada'}}),
    await it.call('POST', '/api/pair', {text: '{'}),
    await it.call('POST', '/api/pair', {body: {}}),
  ];
  expect(tries.map(({status}) => status)).toEqual([401, 401, 400, 400, 400]);
  const closed = await it.pairWith(code);
  expect(closed).toMatchObject({status: 429, body: {code: 'pairing.too-many-codes'}});
  expect(closed.headers.get('retry-after')).toBe('60');
  it.clock.set(it.clock.now() + minute);
  expect((await it.pairWith(code)).status).toBe(201);
  expect(it.logged.filter((line) => line.includes('Wrong pairing code'))).toHaveLength(5);
});

test('a hundred guesses at once are five guesses', async () => {
  const it = await aCompanion();
  const answers = await Promise.all(Array.from({length: 100}, (_, index) => it.pairWith(`AAAA-${1000 + index}`)));
  expect(answers.filter(({status}) => status === 401)).toHaveLength(5);
  expect(answers.filter(({status}) => status === 429)).toHaveLength(95);
});

test('a body of another type is no guess', async () => {
  const it = await aCompanion();
  for (let count = 0; count < 9; count += 1) {
    expect(
      (await it.call('POST', '/api/pair', {text: 'code=AAAA-AAAA', headers: {'content-type': 'text/plain'}})).status,
    ).toBe(415);
  }
  expect((await it.pairWith('AAAA-AAAA')).status).toBe(401);
});

test('the companion proves by its key that it is the one paired with', async () => {
  const it = await aCompanion();
  const {body} = await it.pairWith(await it.companion.pairing.consoleCode());
  const challenge = 'a challenge of the browser: 桥 \n';
  const proof = await it.call('POST', '/api/proof', {body: {challenge}});
  const key = createPublicKey({key: Buffer.from(body.companion.key, 'base64'), format: 'der', type: 'spki'});
  const signature = Buffer.from(proof.body.signature, 'base64');
  expect(verify(null, Buffer.from(challenge), key, signature)).toBe(true);
  expect(verify(null, Buffer.from(`${challenge}!`), key, signature)).toBe(false);
  expect((await it.call('POST', '/api/proof', {body: {challenge: ''}})).status).toBe(422);

  const later = await aCompanion({disk: it.disk.crash('nothing')});
  const again = await later.call('POST', '/api/proof', {body: {challenge}});
  expect(again.body.signature).toBe(proof.body.signature);
});

test('an invitation gives the role it was made for, and a stranger role is refused', async () => {
  const it = await aCompanion();
  const {admin, staff} = await it.pairBoth();
  expect((await it.call('GET', '/api/status', {token: staff})).body.you).toEqual({name: 'Sam', role: 'staff'});
  const invited = await it.call('POST', '/api/invitations', {token: admin, body: {role: 'admin'}});
  expect(invited.status).toBe(201);
  expect(Date.parse(invited.body.expiresAt)).toBeGreaterThan(it.clock.now());
  expect((await it.pairWith(invited.body.code)).body.user.role).toBe('admin');
  const stranger = await it.call('POST', '/api/invitations', {token: admin, body: {role: 'king'}});
  expect(stranger).toMatchObject({status: 422, body: {errors: [{path: 'role'}]}});
  expect((await it.call('POST', '/api/invitations', {token: admin, body: {}})).status).toBe(400);
});

test('users are listed without anything secret, and revoked at once', async () => {
  const it = await aCompanion();
  const {admin, staff} = await it.pairBoth();
  const list = await it.call('GET', '/api/users', {token: admin});
  expect(usersAnswer.parse(list.body).items.map(({name, role}) => [name, role])).toEqual([
    ['Sam', 'staff'],
    ['Ada', 'admin'],
  ]);
  const page = await it.call('GET', '/api/users?limit=1', {token: admin});
  const rest = await it.call('GET', `/api/users?cursor=${page.body.nextCursor}`, {token: admin});
  expect([...page.body.items, ...rest.body.items]).toEqual(list.body.items);
  expect([list.body.nextCursor, rest.body.nextCursor]).toEqual([null, null]);
  expect(JSON.stringify(list.body)).not.toContain(hashOf(admin));
  const [sam, ada] = list.body.items;
  expect((await it.call('DELETE', `/api/users/${sam.id}`, {token: admin})).status).toBe(204);
  expect((await it.call('GET', '/api/status', {token: staff})).status).toBe(401);
  expect((await it.call('DELETE', `/api/users/${sam.id}`, {token: admin})).status).toBe(404);
  expect((await it.call('DELETE', '/api/users/nobody', {token: admin})).status).toBe(422);
  expect(await it.call('DELETE', `/api/users/${ada.id}`, {token: admin})).toMatchObject({
    status: 409,
    body: {code: 'pairing.last-admin'},
  });
});

test('an administrator may go when another one stays', async () => {
  const it = await aCompanion();
  const {admin} = await it.pairBoth();
  const {code} = (await it.call('POST', '/api/invitations', {token: admin, body: {role: 'admin'}})).body;
  await it.pairWith(code);
  const own = (await it.call('GET', '/api/users', {token: admin})).body.items.at(-1).id;
  expect((await it.call('DELETE', `/api/users/${own}`, {token: admin})).status).toBe(204);
  expect((await it.call('GET', '/api/status', {token: admin})).status).toBe(401);
});

test('a token is gone after ninety days in which nobody used it, and not before', async () => {
  const it = await aCompanion();
  const {admin, staff} = await it.pairBoth();
  it.clock.set(it.clock.now() + 89 * day);
  expect((await it.call('GET', '/api/status', {token: admin})).status).toBe(200);
  it.clock.set(it.clock.now() + 2 * day);
  expect((await it.call('GET', '/api/status', {token: staff})).status).toBe(401);
  expect((await it.call('GET', '/api/status', {token: admin})).status).toBe(200);
  expect((await it.call('GET', '/api/users', {token: admin})).body.items).toHaveLength(1);
});

test('that somebody was here is written down once an hour', async () => {
  const it = await aCompanion();
  const {admin} = await it.pairBoth();
  const writes = () => it.disk.operations.length;
  it.clock.set(it.clock.now() + 59 * minute);
  const before = writes();
  for (let count = 0; count < 5; count += 1) await it.call('GET', '/api/status', {token: admin});
  expect(writes()).toBe(before);
  it.clock.set(it.clock.now() + 2 * minute);
  await it.call('GET', '/api/status', {token: admin});
  const after = writes();
  expect(after).toBeGreaterThan(before);
  await it.call('GET', '/api/status', {token: admin});
  expect(writes()).toBe(after);
});

test('a code left in the data folder counts at once, for an administrator, and once', async () => {
  const it = await aCompanion();
  await it.pairBoth();
  const drop = codeDrop(it.disk, '/data', noFailpoints);
  const leave = (code: string, minutes: number) =>
    drop.leave({
      hash: hashOf(code),
      role: 'admin',
      expiresAt: new Date(it.clock.now() + minutes * minute).toISOString(),
    });
  await leave('7KQ4-M2XD', 10);
  await leave('OLD0-OLD0', 0);
  expect((await it.pairWith('OLD0-OLD0')).status).toBe(401);
  expect((await it.pairWith('7KQ4-M2XD')).body.user.role).toBe('admin');
  expect((await it.pairWith('7KQ4-M2XD')).status).toBe(401);
});

test('cut off while a code is left or taken, there is a whole code or none, and one that was taken stays away', async () => {
  const code = {hash: hashOf('7KQ4-M2XD'), role: 'admin', expiresAt: '2026-03-16T01:00:00.000Z'} as const;
  for (const point of ['pairing.code-left', 'pairing.code-taken'] as const) {
    for (const moment of ['before', 'torn', 'after'] as const) {
      for (const survivors of ['nothing', 'names', 'bytes', 'everything'] as const) {
        const disk = forgetfulDisk();
        await disk.makeFolder('/data');
        const stage = createStage({point, occurrence: 1, moment}, () => {});
        const drop = codeDrop(disk, '/data', stage);
        void drop.leave(code).then(() => drop.take(code.hash));
        await stage.crashed;

        const found = await codeDrop(disk.crash(survivors), '/data', noFailpoints).read();
        expect([[], [code]]).toContainEqual(found);
        if (moment === 'after') expect(found).toEqual(point === 'pairing.code-left' ? [code] : []);
      }
    }
  }
});
