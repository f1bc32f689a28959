import {describe, expect, test} from 'vitest';
import {allWellLetter} from '../../../companion/alerts/all-well-letter.ts';
import {composeMail} from '../../../companion/alerts/compose-mail.ts';
import {troubleLetter} from '../../../companion/alerts/trouble-letter.ts';
import type {Notice} from '../../../companion/store/records.ts';
import {aTransaction} from '../../support/contract-builders.ts';
import {aNotice} from './a-notice.ts';

const setting = {
  company: 'Demo Trading Ltd',
  timeZone: 'Pacific/Auckland',
  now: Date.parse('2026-11-22T21:48:00Z'),
  lists: ['Accounts'],
};
const bill = (number: string, url?: string) =>
  aTransaction({
    id: number,
    kind: 'bill',
    dear: {...aTransaction().dear, number, ...(url ? {url} : {})},
    xero: null,
    amount: {value: '1265.00', currency: 'NZD'},
  });
const documents = new Map(
  Array.from({length: 12}, (_, index) => bill(`BILL-${index + 1}`)).map((one) => [one.id, one]),
);
const mailOf = (news: Notice[], stillOpen: Notice[] = [], given = setting) =>
  composeMail(troubleLetter({news, stillOpen}, (id) => documents.get(id), given));
const archived = () => aNotice(0, {transactionIds: [...documents.keys()]});
const login = () =>
  aNotice(0, {
    code: 'xero.login-ended',
    title: 'Xero’s login has ended',
    detail: 'Syncing waits, nothing is lost.',
    fix: 'Log in to Xero again; it goes on by itself.',
    count: 0,
  });

test('a mail says at a glance how many, why, and how to mend it, and leads to each document', () => {
  const notice = archived();
  const {id} = notice;
  const {subject, text} = mailOf([notice], [login()]);
  expect(subject).toBe('Deerpath: 12 bills: account 630 is archived in Xero (Demo Trading Ltd)');
  expect(text).toBe(`12 bills: account 630 is archived in Xero
As of 10:48 on Monday 23 November, one thing needs someone. What waits is kept, nothing is lost.

  BILL-1, BILL-2, BILL-3 and 9 more.
  What to do: Choose another account for 630, or restore 630 in Xero. Then retry.
${[...documents.values()]
  .slice(0, 10)
  .map(({dear}) => `    ${dear.number} · Kauri Sports Ltd · 1,265.00 NZD\n      in DEAR: ${dear.url}`)
  .join('\n')}
    and 2 more
  In Sync history: https://inventory.dearsystems.com/#deerpath-history=${id}

Open from before:
  - Xero’s login has ended

---
See Sync history: https://inventory.dearsystems.com/#deerpath-history
If the link stays on a page of DEAR: click Deerpath in its menu, then See Sync history.
This mail goes to the mailing list “Accounts”. Who gets it is set in Deerpath’s settings, at Alert Type for Errors. The same problem is not mailed again within a day.
`);
});

test.each([
  ['one cause', [archived()], '12 bills: account 630 is archived in Xero'],
  ['several causes', [archived(), aNotice(0, {count: 2})], '14 documents did not go to Xero'],
  ['what stops everything', [login()], 'Xero’s login has ended'],
  ['both', [archived(), login()], 'Xero’s login has ended, and 12 documents did not go to Xero'],
  [
    'a login and an update',
    [aNotice(0, {count: 0, severity: 'info', title: 'Updated'}), login()],
    'Xero’s login has ended, and one more thing',
  ],
])('its subject with %s', (_, news, subject) => {
  expect(mailOf(news).subject).toBe(`Deerpath: ${subject} (Demo Trading Ltd)`);
});

test('the mail that ends it says so', () => {
  const {subject, text} = composeMail(allWellLetter(setting));
  expect(subject).toBe('Deerpath: All is well again (Demo Trading Ltd)');
  expect(text).toContain('Everything that needed someone is mended, as of 10:48 on Monday 23 November.');
});

test('a zone that nobody knows counts as UTC, and says so', () => {
  expect(mailOf([login()], [], {...setting, timeZone: 'Mars/Olympus'}).text).toContain(
    '21:48 on Sunday 22 November UTC',
  );
});

describe('whatever stands in DEAR or Xero', () => {
  const evil = aNotice(0, {
    title: '1 bill: <img src=x onerror=alert(1)> “A & B”\r\nBcc: eve@example.com',
    detail: 'First\n\n-- \nsecond \u202Eesrever',
    link: 'javascript:alert(1)',
    count: 1,
    transactionIds: ['evil'],
  });
  documents.set('evil', bill('B"1\n<i>', 'javascript:alert(2)'));
  const {subject, text, html} = mailOf([evil], [], {...setting, company: 'Evil <Co>\r\nX: y', lists: ['<List>']});

  test('stays in one line of the subject', () => {
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject).toContain('Bcc: eve@example.com');
  });
  test('is words in the HTML, never a tag, a script or a way to one', () => {
    expect(html).not.toMatch(/<img|<i>|<List>|<Co>|href="javascript/i);
    expect(html).toContain('&#60;img src=x onerror=alert(1)&#62; “A &#38; B” Bcc');
  });
  test('begins no line and turns no direction of the text', () => {
    expect(text.split('\n').filter((line) => line.startsWith('Bcc') || line === 'second')).toEqual([]);
    expect(text).not.toContain('\u202E');
    expect(text).not.toContain('javascript:');
  });
});

test('the HTML loads nothing from anywhere', () => {
  expect(mailOf([archived()]).html).not.toMatch(/<(img|link|script|iframe)|url\(|@import/i);
});
