import {expect, test} from 'vitest';
import type {Cause} from '../../../companion/alerts/cause.ts';
import {mailCauses} from '../../../companion/alerts/mail-causes.ts';
import {updateNotices} from '../../../companion/alerts/update-notices.ts';
import {aNotice} from './a-notice.ts';

const NOW = Date.parse('2026-03-20T00:00:00Z');
const at = new Date(NOW).toISOString();
const daysAgo = (days: number) => new Date(NOW - days * 24 * 3_600_000).toISOString();
const update = (notices: ReturnType<typeof aNotice>[], lasting: Cause[], events: Cause[] = []) =>
  updateNotices(notices, {lasting, events}, {now: NOW, nextId: () => 'new'});

const cause = (change: Partial<Cause> = {}): Cause => ({
  key: 'account 630',
  severity: 'error',
  code: 'mapping.account-archived',
  title: '2 bills: account 630 is archived',
  detail: '',
  fix: '',
  count: 2,
  transactionIds: ['b', 'a'],
  ...change,
});
const {key: _, ...told} = cause();
const known = aNotice(0, told, {key: 'account 630', grownAt: daysAgo(4), dismissed: {ada: daysAgo(3)}});

test('a cause that is new opens a notice', () => {
  expect(update([], [cause()]).changed).toMatchObject([
    {id: 'new', key: 'account 630', grownAt: at, mailedAt: null, notification: {at, count: 2, resolvedAt: null}},
  ]);
});

test('one that is as it was changes nothing', () => {
  expect(update([known], [cause()])).toEqual({changed: [], outdated: []});
});

test.each([
  ['one more document', {count: 3, transactionIds: ['c', 'b', 'a']}, true],
  ['another one in the place of one that was mended', {transactionIds: ['c', 'b']}, true],
  ['one fewer', {count: 1, transactionIds: ['a']}, false],
  ['other words', {detail: 'Another reason.'}, false],
])('%s: the same notice, still put away; has it grown? %s', (_, change, hasGrown) => {
  expect(update([known], [cause(change)]).changed).toMatchObject([
    {id: known.id, grownAt: hasGrown ? at : known.grownAt, dismissed: known.dismissed, notification: change},
  ]);
});

test('one that is gone is mended; when it comes again it is a notice of its own, whose last mail is remembered', () => {
  const mailed = {...known, mailedAt: daysAgo(1)};
  const [mended] = update([mailed], []).changed;
  expect(mended).toMatchObject({id: known.id, notification: {resolvedAt: at}});
  const [again] = update(mended ? [mended] : [], [cause()]).changed;
  expect(again).toMatchObject({id: 'new', dismissed: {}, mailedAt: daysAgo(1), notification: {resolvedAt: null}});
});

test('what only happened is over after a week, or when it happens again', () => {
  const restarted = cause({key: 'companion.restarted', code: 'companion.restarted', count: 0, transactionIds: []});
  const noticeOf = (days: number) =>
    aNotice(0, {code: 'companion.restarted', at: daysAgo(days), count: 0}, {key: 'companion.restarted'});
  expect(update([noticeOf(6)], []).changed).toEqual([]);
  expect(update([noticeOf(7)], []).changed).toMatchObject([{notification: {resolvedAt: at}}]);
  expect(update([noticeOf(6)], [], [restarted]).changed).toMatchObject([
    {notification: {resolvedAt: at}},
    {id: 'new', notification: {resolvedAt: null}},
  ]);
});

test('what was mended a quarter of a year ago is forgotten', () => {
  const old = aNotice(0, {resolvedAt: daysAgo(91)});
  const younger = aNotice(0, {resolvedAt: daysAgo(89)});
  expect(update([old, younger], []).outdated).toEqual([old.id]);
});

test.each([
  ['mails are wanted and no server is set', {isWanted: true, isSetUp: false}, ['mail.not-set-up']],
  ['a server is set and nothing is stuck', {isWanted: true, isSetUp: true}, []],
  ['nobody wants mails', {isWanted: false, isSetUp: false}, []],
])('told of the mails when %s: %j', (_, facts, codes) => {
  expect(mailCauses([], facts).map(({code}) => code)).toEqual(codes);
});
