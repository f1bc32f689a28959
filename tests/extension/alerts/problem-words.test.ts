import {afterEach, expect, test} from 'vitest';
import {mendOf} from '../../../extension/alerts/mend.ts';
import {causeTitle, problemFix, problemTitle, problemWhy} from '../../../extension/alerts/problem-words.ts';
import {textKey} from '../../../extension/ui/text-key.ts';
import {catalogue} from '../../../shared/problems/catalogue.ts';
import {aProblem} from '../../support/contract-builders.ts';
import {messagesOf, speak} from '../../support/speaks.ts';

afterEach(() => speak('en', 'en-GB'));

test.each([
  ['mapping.tax-rule-unmatched', 'Choose its tax rate', 'options.html#match'],
  ['mapping.account-archived', 'Choose another account', 'options.html#match'],
  ['xero.login-ended', 'Log in to Xero again', 'options.html#xero'],
  ['dear.keys-refused', 'Enter DEAR’s keys again', 'options.html#dear'],
  ['xero.contact-archived', 'Open Xero’s contacts', 'https://go.xero.com/Contacts/'],
  ['xero.paid', 'See what you can do', 'sidepanel.html'],
  ['xero.never-seen', 'See what you can do', 'sidepanel.html'],
])('%s is mended by “%s”', (code, mend, where) => {
  expect(mendOf(code)).toEqual({mend, where});
});

test('every problem of the catalogue has its words in the locales, as the catalogue says them', async () => {
  const english = await messagesOf('en');
  const said = (group: string, code: string) => english[`${group}_${textKey(code)}`]?.message;
  const inLocales = Object.keys(catalogue).map((code) => [
    code,
    ...['problem', 'cause', 'fix'].map((group) => said(group, code)),
  ]);
  expect(inLocales).toEqual(Object.entries(catalogue).map(([code, {title, cause, fix}]) => [code, title, cause, fix]));
});

test('in English the companion’s own title is shown, which names the account; in German the general one', async () => {
  const problem = aProblem({code: 'mapping.account-archived', title: 'Account 630 is archived in Xero.'});
  expect(problemTitle(problem)).toBe('Account 630 is archived in Xero');
  await speak('de');
  expect(problemTitle(problem)).toBe('Ein Konto ist in Xero archiviert');
  expect(problemTitle({code: 'xero.never-seen', title: 'Something else.'})).toBe('Something else');
});

test('in German why and what to do are German, and the companion’s particulars stand with them', async () => {
  const problem = aProblem({
    code: 'mapping.account-archived',
    title: 'Account 630 is archived in Xero.',
    detail: 'Line 2, “Freight inwards”, is on it.',
    fix: 'Choose another account for 630, or restore 630 in Xero. Then retry.',
  });
  expect([problemWhy(problem), problemFix(problem)]).toEqual([problem.detail, problem.fix]);
  await speak('de');
  expect(problemWhy(problem)).toBe(
    'Xero nimmt auf ein archiviertes Konto keine Zeile an. Im Einzelnen, auf Englisch: Account 630 is archived in Xero. Line 2, “Freight inwards”, is on it.',
  );
  expect(problemFix(problem)).toBe(
    'Wählen Sie ein anderes Konto, oder stellen Sie es in Xero wieder her. Dann wiederholen Sie.',
  );
  const unknown = {...problem, code: 'xero.never-seen'};
  expect([problemWhy(unknown), problemFix(unknown)]).toEqual([problem.detail, problem.fix]);
});

test('several documents of one cause are told of without the number of one of them', () => {
  const problem = aProblem({code: 'xero.gone', title: 'INV-00126 is no longer in Xero.'});
  expect(causeTitle(problem, 'INV-00126', 1)).toBe('INV-00126 is no longer in Xero');
  expect(causeTitle(problem, 'INV-00126', 5)).toBe('The document is no longer in Xero');
});
