import {expect, test} from 'vitest';
import {diagnosisAnswer} from '../../../shared/contract/diagnosis.ts';
import {aCompanion, aRow, aRun} from '../http/a-companion.ts';

const problem = (code: string) => ({
  code,
  title: 'Secretive Ltd is in trouble.',
  detail: 'Secretive',
  fix: '',
  raw: 'Secretive',
});

async function aFullCompanion() {
  const it = await aCompanion({
    freeBytes: async () => 3 * 1_048_576,
    environment: {XERO_CLIENT_ID: 'secretive-app', XERO_CLIENT_SECRET: 'secretive-secret'},
    dear: {status: () => ({state: 'connected', company: 'Secretive Bakery'})},
    xero: {status: () => ({state: 'failing', organisation: 'Secretive NZ', problem: problem('xero.login-ended')})},
  });
  const tokens = await it.pairBoth();
  const settings = {
    ignoreBefore: '2026-01-01',
    mailingLists: [{id: 'a', name: 'Secretive', addresses: ['secretive@example.com']}],
    mapping: {taxRules: {'Secretive rule': 'SECRETIVE'}, accounts: {'630': '400'}, defaultSalesAccount: '200'},
  };
  expect((await it.call('PATCH', '/api/settings', {token: tokens.admin, body: settings})).status).toBe(200);
  await it.addRun(aRun({requestedBy: 'Secretive Sam', state: 'failed', problem: problem('xero.day-limit')}));
  await it.addRows(
    ...['mapping.account', 'mapping.account', 'xero.locked'].map((code, minute) =>
      aRow(minute, {status: 'Failed', problem: problem(code), requestedBy: 'Secretive Sam'}),
    ),
  );
  return {it, tokens};
}

test('a diagnosis says how everything stands, and names nobody', async () => {
  const {it, tokens} = await aFullCompanion();
  const answer = await it.call('GET', '/api/diagnosis', {token: tokens.admin});
  const {text} = diagnosisAnswer.parse(answer.body);
  for (const line of [
    'Deerpath companion: 1.0.0, Node ',
    'Disk: 3 MB free',
    'DEAR: connected',
    'Xero: failing (xero.login-ended)',
    '1000 of 1000 today',
    'Last run: all, manual, failed',
    'xero.day-limit',
    '3 Failed',
    'Problems of documents: 2 × mapping.account, 1 × xero.locked',
    'People: 1 administrator, 1 staff',
    'from 2026-01-01 on',
    'Matched by hand: 1 tax rules, 1 accounts, 0 bank accounts; defaultSalesAccount',
  ]) {
    expect(text).toContain(line);
  }
  expect(text).not.toMatch(/secretive/i);
  expect(text).not.toMatch(/@|Sam|Ada|token|630/);
});

test('it is for administrators', async () => {
  const {it, tokens} = await aFullCompanion();
  expect((await it.call('GET', '/api/diagnosis', {token: tokens.staff})).status).toBe(403);
});
