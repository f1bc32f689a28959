import {beforeEach, expect, test, vi} from 'vitest';
import {headingOf, proofOf, wayOut} from '../../../extension/export/popup-words.ts';
import {timeText} from '../../../extension/ui/format.ts';
import type {Status} from '../../../shared/contract/status.ts';
import {aFinishedRun, aProblem, aStatus} from '../../support/contract-builders.ts';
import {speak} from '../../support/speaks.ts';

const now = new Date('2026-11-23T10:50:00');
const finishedAt = new Date('2026-11-23T10:48:00').toISOString();
const lastRun = aFinishedRun({
  scope: {kind: 'all'},
  trigger: 'auto',
  requestedBy: null,
  finishedAt,
  counts: {completed: 106, failed: 14, skipped: 0, unchanged: 0, pending: 0},
});
const loginEnded = aProblem({
  code: 'xero.login-ended',
  title: 'Xero’s login has ended.',
  detail: 'Syncing waits, nothing is lost.',
  fix: 'Log in to Xero again; it goes on by itself.',
});
const ownLink = aProblem({code: 'xero.native-link', title: 'DEAR’s own Xero link seems to be on.'});

beforeEach(async () => {
  vi.useFakeTimers({now, toFake: ['Date']});
  await speak('en', 'en-GB');
});

const at = timeText(finishedAt);
test.each<[string, Partial<Status>, number, string, string]>([
  [
    'all is well',
    {lastRun: {...lastRun, counts: {...lastRun.counts, failed: 0}}},
    0,
    'Nothing is waiting',
    `Last sync ${at} by Autosync: 106 sent, none failed.`,
  ],
  [
    'the last sync met all that failed',
    {lastRun, problems: 14},
    3,
    '14 documents need you',
    `Three causes. The other 106 went to Xero at ${at}.`,
  ],
  [
    'others failed before',
    {lastRun, problems: 15},
    1,
    '15 documents need you',
    `One cause. Last sync ${at} by Autosync: 106 sent, 14 failed.`,
  ],
  [
    'the causes are not read yet',
    {lastRun, problems: 14},
    0,
    '14 documents need you',
    `Last sync ${at} by Autosync: 106 sent, 14 failed.`,
  ],
  [
    'the login ended',
    {lastRun, problems: 15, pending: 38, standing: [loginEnded]},
    4,
    'Xero’s login has ended',
    '38 documents wait, nothing is lost. Log in to Xero again; it goes on by itself.',
  ],
  [
    'the login ended and nothing waits',
    {lastRun, problems: 1, standing: [loginEnded]},
    1,
    'Xero’s login has ended',
    'Syncing waits, nothing is lost. Log in to Xero again; it goes on by itself.',
  ],
])('when %s, the heading says so and a figure proves it', (_, status, causes, heading, proof) => {
  const stands = aStatus(status);
  expect([headingOf(stands), proofOf(stands, causes)]).toEqual([heading, proof]);
});

test('what one click of ours begins to mend comes before another sync; what is mended elsewhere does not', () => {
  expect(wayOut(aStatus({standing: [ownLink, loginEnded]}))).toMatchObject({
    words: 'Log in to Xero again',
    step: 'xero',
  });
  expect(wayOut(aStatus({standing: [ownLink]}))).toBeUndefined();
  expect(wayOut(aStatus())).toBeUndefined();
});
