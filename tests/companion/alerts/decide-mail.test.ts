import {expect, test} from 'vitest';
import {decideMail} from '../../../companion/alerts/decide-mail.ts';
import type {Notice} from '../../../companion/store/records.ts';
import {aNotice} from './a-notice.ts';

const NOW = Date.parse('2026-03-18T12:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const at = (hours: number) => ({at: hoursAgo(hours)});
const syncs = {endedByItself: false, underWayByItself: false, areUnderWay: false};
const atRest = {time: NOW, syncs, troubleMailed: false};
const standing = {count: 0, code: 'xero.login-ended'};
const told = (notices: readonly Notice[]) => notices.map(({id}) => id);

test.each([
  ['a document’s problem, before a sync by itself is over', aNotice(0, at(1)), false, false],
  ['a document’s problem, once it is over', aNotice(0, at(1)), true, true],
  ['one that was mailed this morning', aNotice(0, at(9), {mailedAt: hoursAgo(5)}), true, false],
  [
    'one that was mailed days ago and is as it was',
    aNotice(0, at(50), {grownAt: hoursAgo(50), mailedAt: hoursAgo(49)}),
    true,
    false,
  ],
  [
    'one that was mailed days ago and has grown',
    aNotice(0, at(50), {grownAt: hoursAgo(1), mailedAt: hoursAgo(49)}),
    true,
    true,
  ],
  ['one that has grown within the day', aNotice(0, at(9), {grownAt: hoursAgo(1), mailedAt: hoursAgo(5)}), true, false],
  ['a login that has ended', aNotice(0, {...at(0), ...standing}), false, true],
  ['a login that ended this morning', aNotice(0, {...at(5), ...standing}, {mailedAt: hoursAgo(5)}), false, false],
  ['a login that ended yesterday', aNotice(0, {...at(25), ...standing}, {mailedAt: hoursAgo(25)}), false, true],
  ['a login that ends soon', aNotice(0, {...at(0), ...standing, severity: 'warning'}), false, true],
  [
    'a login of which was told',
    aNotice(0, {...at(30), ...standing, severity: 'warning'}, {grownAt: hoursAgo(30), mailedAt: hoursAgo(30)}),
    false,
    false,
  ],
  ['an update just now', aNotice(0, {...at(0), count: 0, severity: 'info', code: 'companion.updated'}), false, true],
  [
    'an update of days ago',
    aNotice(0, {...at(60), count: 0, severity: 'info', code: 'companion.updated'}),
    false,
    false,
  ],
  ['what was mended', aNotice(0, {...at(1), ...standing, resolvedAt: hoursAgo(0)}), true, false],
  ['that mails do not go', aNotice(0, {...at(1), count: 0, code: 'mail.failed'}), true, false],
])('%s', (_, notice, endedByItself, isTold) => {
  const decision = decideMail([notice], {...atRest, syncs: {...syncs, endedByItself}});
  expect(decision).toMatchObject(isTold ? {tell: 'trouble', news: [{id: notice.id}]} : {tell: 'nothing'});
});

test('what was told before and is open still stands below the news', () => {
  const news = aNotice(0, at(0));
  const old = aNotice(0, at(5), {mailedAt: hoursAgo(5)});
  const mild = aNotice(0, {...at(5), severity: 'warning'}, {mailedAt: hoursAgo(5)});
  const decision = decideMail([old, news, mild], {...atRest, syncs: {...syncs, endedByItself: true}});
  if (decision.tell !== 'trouble') throw new Error('There is news.');
  expect([told(decision.news), told(decision.stillOpen)]).toEqual([[news.id], [old.id]]);
});

test.each([
  ['nothing is open any more', [], {}, 'all-well'],
  [
    'nothing needs anybody any more',
    [aNotice(0, {...at(1), severity: 'warning'}, {mailedAt: hoursAgo(1)})],
    {},
    'all-well',
  ],
  ['something is open still', [aNotice(0, at(1), {mailedAt: hoursAgo(1)})], {}, 'nothing'],
  ['a sync is under way, which may meet more', [], {syncs: {...syncs, areUnderWay: true}}, 'nothing'],
  ['nobody had been told of trouble', [], {troubleMailed: false}, 'nothing'],
])('all is well again when %s: %s', (_, notices, now, tell) => {
  expect(decideMail(notices, {...atRest, troubleMailed: true, ...now}).tell).toBe(tell);
});

test.each([
  ['xero.login-ended', 'nothing'],
  ['autosync.too-long', 'trouble'],
])('%s, met while a sync by itself is under way: %s is mailed yet', (code, tell) => {
  const notice = aNotice(0, {...at(0), count: 0, code});
  const underWay = {...syncs, areUnderWay: true, underWayByItself: true};
  expect(decideMail([notice], {...atRest, syncs: underWay}).tell).toBe(tell);
});
