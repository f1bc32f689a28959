import {expect, test} from 'vitest';
import {testMailAnswer} from '../../../shared/contract/notifications.ts';
import {fakePostman} from '../../support/fake-postman.ts';
import {aCompanion} from '../http/a-companion.ts';

const lists = [
  {id: 'accounts', name: 'Accounts', addresses: ['Ana@example.com', 'ben@example.com', 'ana@example.com']},
  {id: 'empty', name: 'Nobody yet', addresses: []},
];

async function anOffice(postman = fakePostman()) {
  const it = await aCompanion({postman});
  const {admin, staff} = await it.pairBoth();
  await it.call('PATCH', '/api/settings', {token: admin, body: {mailingLists: lists}});
  const send = (id = 'accounts', token = admin) => it.call('POST', `/api/mailing-lists/${id}/test`, {token});
  return {...it, postman, admin, staff, send};
}

test('a test mail goes to everybody in the list, and says who asked for it', async () => {
  const {send, postman} = await anOffice();
  const answer = await send();
  expect(answer.status).toBe(200);
  expect(testMailAnswer.parse(answer.body)).toEqual({sent: ['ana@example.com', 'ben@example.com'], refused: []});
  expect(postman.sent).toMatchObject([{subject: 'Deerpath: Test mail', text: expect.stringContaining('Ada asked')}]);
});

test('an address that is refused is named with the server’s words', async () => {
  const {send, postman} = await anOffice();
  postman.mood = {refuses: 'ben@example.com'};
  expect((await send()).body).toEqual({
    sent: ['ana@example.com'],
    refused: ['ben@example.com: 550 No such user here'],
  });
});

test('a mail server that is away is said, with what to do', async () => {
  const {send, postman} = await anOffice();
  postman.mood = 'away';
  expect(await send()).toMatchObject({
    status: 503,
    body: {code: 'mail.unreachable', title: 'The mail server mail.example.com does not answer.'},
  });
});

test('without a mail server it is refused with the reason', async () => {
  const it = await aCompanion();
  const {admin} = await it.pairBoth();
  await it.call('PATCH', '/api/settings', {token: admin, body: {mailingLists: lists}});
  const answer = await it.call('POST', '/api/mailing-lists/accounts/test', {token: admin});
  expect(answer).toMatchObject({status: 422, body: {detail: expect.stringContaining('SMTP_URL')}});
});

test.each([
  ['of a list that is not there', 'other', 404],
  ['of a list without an address', 'empty', 422],
])('a test %s is refused', async (_, id, status) => {
  const {send} = await anOffice();
  expect((await send(id)).status).toBe(status);
});

test('only an administrator may ask for one', async () => {
  const {send, staff} = await anOffice();
  expect((await send('accounts', staff)).status).toBe(403);
});

test('five in ten minutes are enough', async () => {
  const {send, clock, postman} = await anOffice();
  for (let count = 0; count < 5; count += 1) expect((await send()).status).toBe(200);
  const refused = await send();
  expect(refused).toMatchObject({status: 429, body: {code: 'mail.too-many-tests'}});
  expect(refused.headers.get('retry-after')).toBe('600');
  clock.set(clock.now() + 600_001);
  expect((await send()).status).toBe(200);
  expect(postman.sent).toHaveLength(6);
});
