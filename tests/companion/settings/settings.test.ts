import {describe, expect, test} from 'vitest';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import {settings} from '../../../shared/contract/settings.ts';
import {forgetfulDisk} from '../../support/forgetful-disk.ts';
import {type Ask, aCompanion, type TestCompanion} from '../http/a-companion.ts';

async function anOffice(environment: Record<string, string> = {}) {
  const it = await aCompanion({environment});
  const {admin, staff} = await it.pairBoth();
  const get = () => it.call('GET', '/api/settings', {token: staff});
  const patch = (body: unknown, ask: Ask = {}) => it.call('PATCH', '/api/settings', {token: admin, body, ...ask});
  return {...it, admin, staff, get, patch};
}

test('settings begin with the contract’s defaults', async () => {
  const {get} = await anOffice();
  const answer = await get();
  expect(answer.status).toBe(200);
  expect(settings.parse(answer.body)).toEqual(defaultSettings);
  expect(answer.headers.get('etag')).toMatch(/^"\d+"$/);
});

test('a patch merges objects, replaces lists, and null restores the default or removes an entry', async () => {
  const {patch, get} = await anOffice();
  await patch({
    attachmentDays: 30,
    ignoreBefore: '2026-03-01',
    mapping: {taxRules: {GST: 'OUTPUT2', Free: 'NONE'}, defaultSalesAccount: '200'},
  });
  await patch({mailingLists: [{id: 'a', name: 'Accounts', addresses: ['a@example.com', 'b@example.com']}]});
  const changed = await patch({
    attachmentDays: null,
    mapping: {taxRules: {GST: null, 'Zero “rated”': 'ZERO'}, accounts: {'200': '260'}},
    mailingLists: [{id: 'b', name: 'Boss', addresses: []}],
  });
  expect(changed.status).toBe(200);
  expect(changed.body).toEqual({
    ...defaultSettings,
    ignoreBefore: '2026-03-01',
    mailingLists: [{id: 'b', name: 'Boss', addresses: []}],
    mapping: {
      ...defaultSettings.mapping,
      taxRules: {Free: 'NONE', 'Zero “rated”': 'ZERO'},
      accounts: {'200': '260'},
      defaultSalesAccount: '200',
    },
  });
  expect((await get()).body).toEqual(changed.body);
  expect((await patch({mapping: null, mailingLists: null, ignoreBefore: null})).body).toEqual(defaultSettings);
});

test.each<[string, unknown, string[]]>([
  ['a number that is none', {attachmentDays: 'many'}, ['attachmentDays']],
  ['a number out of range', {attachmentDays: 0}, ['attachmentDays']],
  ['a date that is none', {ignoreBefore: '2026-02-30'}, ['ignoreBefore']],
  ['an unknown word', {documentStatus: 'PAID'}, ['documentStatus']],
  ['an unknown setting', {colour: 'blue'}, ['colour']],
  ['an unknown setting beside a wrong one', {colour: 'blue', attachmentDays: -1}, ['attachmentDays', 'colour']],
  ['an unknown setting inside', {autosync: {alert: {loud: true}}}, ['autosync.alert.loud']],
  [
    'an unknown member of a list',
    {mailingLists: [{id: 'a', name: 'A', addresses: [], colour: 1}]},
    ['mailingLists.0.colour'],
  ],
  ['an object where a word belongs', {documentStatus: {}}, ['documentStatus']],
  ['a word where an object belongs', {autosync: 'on'}, ['autosync']],
  ['a list where an object belongs', {mapping: []}, ['mapping']],
  ['a map of something else', {mapping: {accounts: {'200': 5}}}, ['mapping.accounts.200']],
  [
    'an address that is none',
    {mailingLists: [{id: 'a', name: 'A', addresses: ['nobody']}]},
    ['mailingLists.0.addresses.0'],
  ],
  [
    'two lists of one id',
    {mailingLists: ['A', 'B'].map((name) => ({id: 'x', name, addresses: []}))},
    ['mailingLists.1.id'],
  ],
  ['a time that is none', {autosync: {startTime: '24:00'}}, ['autosync.startTime']],
  ['a zone nobody knows', {autosync: {timeZone: 'Middle/Earth'}}, ['autosync.timeZone']],
  ['a zone without daylight saving', {autosync: {timeZone: '+13:00'}}, ['autosync.timeZone']],
  [
    'a name of two lines',
    {mailingLists: [{id: 'a', name: 'A\r\nBcc: b@c.de', addresses: []}]},
    ['mailingLists.0.name'],
  ],
  ['a name of blanks', {mailingLists: [{id: 'a', name: '  ', addresses: []}]}, ['mailingLists.0.name']],
  ['a year that is half typed', {autosync: {startDate: '0020-11-23'}}, ['autosync.startDate']],
  ['autosync without its start', {autosync: {enabled: true}}, ['autosync.startDate', 'autosync.startTime']],
  [
    'autosync from a day that does not exist',
    {autosync: {enabled: true, startDate: '2026-02-30', startTime: '08:00'}},
    ['autosync.startDate'],
  ],
  ['a frequency that is none', {autosync: {frequency: '5m'}}, ['autosync.frequency']],
  ['e-mail without a mail server', {autosync: {alert: {type: 'email'}}}, ['autosync.alert.type']],
])('%s is refused at the field, and nothing of the patch is kept', async (_, body, paths) => {
  const {patch, get} = await anOffice();
  const before = await get();
  const answer = await patch({...(body as object), lockedDocuments: 'draft'});
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map(({path}: {path: string}) => path).sort()).toEqual(paths);
  const after = await get();
  expect(after.body).toEqual(before.body);
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
});

describe('alerts by e-mail', () => {
  const mailingLists = [
    {id: 'accounts', name: 'Accounts', addresses: ['ada@example.com', 'ben@example.com']},
    {id: 'nobody', name: 'Nobody yet', addresses: []},
  ];
  const withLists = async () => {
    const office = await anOffice({SMTP_URL: 'smtp://user:pass@mail.example.com:587'});
    await office.patch({mailingLists});
    return office;
  };
  const alert = (change: object) => ({autosync: {alert: {type: 'email', ...change}}});

  test('without a mail server they are refused, and the reason names what is missing', async () => {
    const {patch} = await anOffice();
    const {body} = await patch(alert({}));
    expect(body.errors).toEqual([{path: 'autosync.alert.type', message: expect.stringContaining('SMTP_URL')}]);
  });

  test.each([
    ['a whole list', {mailingListIds: ['accounts']}],
    ['one address of a list', {mailingListIds: ['accounts'], addresses: ['Ben@example.com']}],
  ])('%s may receive them', async (_, change) => {
    expect((await (await withLists()).patch(alert(change))).status).toBe(200);
  });

  test.each([
    ['nobody is chosen', {}, 'autosync.alert.mailingListIds', 'need at least one'],
    ['the list is empty', {mailingListIds: ['nobody']}, 'autosync.alert.mailingListIds', 'hold no address'],
    ['the list is unknown', {mailingListIds: ['accounts', 'x']}, 'autosync.alert.mailingListIds.1', 'no such'],
    [
      'the address is in another list, or in none',
      {mailingListIds: ['accounts'], addresses: ['ada@example.com', 'eve@example.com']},
      'autosync.alert.addresses.1',
      'eve@example.com is in none',
    ],
    [
      'the address is none',
      {mailingListIds: ['accounts'], addresses: ['ada at home']},
      'autosync.alert.addresses.0',
      'no e-mail address',
    ],
  ])('are refused at the field where %s', async (_, change, path, words) => {
    const {patch} = await withLists();
    const answer = await patch(alert(change));
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{path, message: expect.stringContaining(words)}]);
  });

  test('a list that alerts go to is not removed', async () => {
    const {patch} = await withLists();
    await patch(alert({mailingListIds: ['accounts']}));
    const answer = await patch({mailingLists: []});
    expect(answer.body.errors).toEqual([
      {path: 'autosync.alert.mailingListIds.0', message: expect.stringContaining('Alerts go to “Accounts”')},
    ]);
  });

  test('a list that was chosen once may go while alerts stay in Deerpath', async () => {
    const {patch} = await withLists();
    await patch(alert({type: 'internal', mailingListIds: ['accounts'], addresses: ['ada@example.com']}));
    expect((await patch({mailingLists: []})).status).toBe(200);
    expect((await patch(alert({type: 'internal', mailingListIds: ['x']}))).status).toBe(422);
  });
});

test('a member called __proto__ is an unknown setting like any other', async () => {
  const {patch} = await anOffice();
  for (const text of [
    '{"__proto__":{"x":1}}',
    '{"autosync":{"__proto__":{"enabled":true}}}',
    '{"mapping":{"constructor":{"x":"y"}}}',
  ]) {
    expect((await patch(undefined, {text})).status).toBe(422);
  }
  expect(({} as {x?: number}).x).toBeUndefined();
});

test('a patch of endless depth is refused', async () => {
  const {patch} = await anOffice();
  const text = `${'{"autosync":'.repeat(15_000)}1${'}'.repeat(15_000)}`;
  expect((await patch(undefined, {text})).status).toBe(422);
});

test('the media type of merge patches is welcome too, and staff may not write', async () => {
  const {patch, call, staff} = await anOffice();
  expect((await patch({attachmentDays: 3}, {headers: {'content-type': 'application/merge-patch+json'}})).status).toBe(
    200,
  );
  expect((await call('PATCH', '/api/settings', {token: staff, body: {attachmentDays: 4}})).status).toBe(403);
});

test('If-Match lets through what fits and refuses what has changed meanwhile', async () => {
  const {patch, get} = await anOffice();
  const etag = (await get()).headers.get('etag') ?? '';
  const first = await patch({attachmentDays: 20}, {headers: {'if-match': etag}});
  expect(first.status).toBe(200);
  const newer = first.headers.get('etag') ?? '';
  expect(newer).not.toBe(etag);
  for (const ifMatch of [etag, '"nothing"', `W/${newer}`, newer.replaceAll('"', '')]) {
    const refused = await patch({attachmentDays: 21}, {headers: {'if-match': ifMatch}});
    expect(refused).toMatchObject({status: 412, body: {code: 'settings.changed'}});
  }
  expect((await patch({attachmentDays: 22}, {headers: {'if-match': `${etag}, ${newer}`}})).status).toBe(200);
  expect((await patch({attachmentDays: 23}, {headers: {'if-match': '*'}})).status).toBe(200);
});

test('whoever saves second is told what the first changed', async () => {
  const {patch, get} = await anOffice();
  const etag = (await get()).headers.get('etag') ?? '';
  await patch({autosync: {frequency: '1d'}});
  await patch({documentStatus: 'DRAFT', mapping: {accounts: {'200': '201'}}});
  const {body} = await patch({attachmentDays: 21}, {headers: {'if-match': etag}});
  expect(body.detail).toBe(
    'Ada changed Frequency from Every hour to Every day. Ada changed Status in Xero from Authorised to Draft. ' +
      'Ada matched account 200 to 201. Read them again, then make the change.',
  );
});

test('after a restart, too, whoever saves second is told what the first changed', async () => {
  const disk = forgetfulDisk();
  const before = await aCompanion({disk});
  const {admin: token} = await before.pairBoth();
  const save = (office: TestCompanion, body: unknown, headers: Record<string, string> = {}) =>
    office.call('PATCH', '/api/settings', {token, body, headers});
  const opened = (await before.call('GET', '/api/settings', {token})).headers.get('etag') ?? '';
  await save(before, {attachmentDays: 20});
  await before.companion.close();

  const after = await aCompanion({disk});
  const {status, body} = await save(after, {attachmentDays: 21}, {'if-match': opened});
  expect(status).toBe(412);
  expect(body.detail).toMatch(/^Ada changed .* from 14 to 20\. Read them again/);
});

test('of very many changes the last are named', async () => {
  const {patch, get} = await anOffice();
  const etag = (await get()).headers.get('etag') ?? '';
  for (let days = 20; days < 43; days += 1) await patch({attachmentDays: days});
  const {body} = await patch({attachmentDays: 50}, {headers: {'if-match': etag}});
  expect(body.detail).toMatch(/^3 changes more stand in the System Activity Report\. .* from 22 to 23\./);
});

test('of two changes on the same ETag at once, one is refused', async () => {
  const {patch, get} = await anOffice();
  const etag = (await get()).headers.get('etag') ?? '';
  const answers = await Promise.all(
    [1, 2, 3].map((days) => patch({attachmentDays: days}, {headers: {'if-match': etag}})),
  );
  expect(answers.map(({status}) => status).sort()).toEqual([200, 412, 412]);
});

test('saving what stands there already changes nothing', async () => {
  const {patch, get} = await anOffice();
  const {headers, body} = await get();
  const answer = await patch(body);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('etag')).toBe(headers.get('etag'));
});
