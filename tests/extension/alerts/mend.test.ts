import {afterEach, expect, test} from 'vitest';
import {causeTitle, mendOf, problemTitle} from '../../../extension/alerts/mend.ts';
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

test('every problem of the catalogue has its title in the locales, as the catalogue says it', async () => {
  const english = await messagesOf('en');
  const said = Object.keys(catalogue).map((code) => [code, english[`problem_${textKey(code)}`]?.message]);
  expect(said).toEqual(Object.entries(catalogue).map(([code, {title}]) => [code, title]));
});

test('in English the companion’s own title is shown, which names the account; in German the general one', async () => {
  const problem = aProblem({code: 'mapping.account-archived', title: 'Account 630 is archived in Xero.'});
  expect(problemTitle(problem)).toBe('Account 630 is archived in Xero');
  await speak('de');
  expect(problemTitle(problem)).toBe('Ein Konto ist in Xero archiviert');
  expect(problemTitle({code: 'xero.never-seen', title: 'Something else.'})).toBe('Something else');
});

test('several documents of one cause are told of without the number of one of them', () => {
  const problem = aProblem({code: 'xero.gone', title: 'INV-00126 is no longer in Xero.'});
  expect(causeTitle(problem, 'INV-00126', 1)).toBe('INV-00126 is no longer in Xero');
  expect(causeTitle(problem, 'INV-00126', 5)).toBe('The document is no longer in Xero');
});
