import {afterEach, expect, test} from 'vitest';
import {mendOf} from '../../../extension/alerts/mend.ts';
import {causeTitle, noticeWhy, problemFix, problemTitle, problemWhy} from '../../../extension/alerts/problem-words.ts';
import {useSentences} from '../../../extension/sentences/said.ts';
import {textKey} from '../../../extension/ui/text-key.ts';
import {catalogue} from '../../../shared/problems/catalogue.ts';
import {aNotification, aProblem} from '../../support/contract-builders.ts';
import {germanSentences} from '../../support/left-in-english.ts';
import {messagesOf, speak} from '../../support/speaks.ts';

const speakGerman = async (): Promise<void> => {
  await speak('de');
  useSentences(germanSentences);
};

afterEach(async () => {
  await speak('en', 'en-GB');
  useSentences(undefined);
});

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

const archived = aProblem({
  code: 'mapping.account-archived',
  title: 'Account 630 is archived in Xero.',
  detail: 'Line 2, “Freight inwards”, is on it.',
  fix: 'Choose another account for 630, or restore 630 in Xero. Then retry.',
});

const wordsOf = (problem: typeof archived) => [problemTitle(problem), problemWhy(problem), problemFix(problem)];

test('a problem names account and line in every language', async () => {
  expect(wordsOf(archived)).toEqual(['Account 630 is archived in Xero', archived.detail, archived.fix]);
  await speakGerman();
  expect(wordsOf(archived)).toEqual([
    'Konto 630 ist in Xero archiviert',
    'Zeile 2, „Freight inwards“, liegt darauf.',
    'Wählen Sie für 630 ein anderes Konto, oder stellen Sie 630 in Xero wieder her. Dann wiederholen Sie.',
  ]);
});

test('of sentences that German does not know, their code says in general what they mean, and they stand beside it', async () => {
  const told = {title: 'Account 630 sleeps.', detail: 'Nobody wakes it.', fix: 'Sing to it.'};
  await speakGerman();
  expect(wordsOf({...archived, ...told})).toEqual([
    'Ein Konto ist in Xero archiviert',
    'Xero nimmt auf ein archiviertes Konto keine Zeile an. Im Einzelnen, auf Englisch: Account 630 sleeps. Nobody wakes it.',
    'Wählen Sie ein anderes Konto, oder stellen Sie es in Xero wieder her. Dann wiederholen Sie.',
  ]);
  expect(wordsOf({...archived, ...told, code: 'xero.never-seen'})).toEqual([
    'Account 630 sleeps',
    told.detail,
    told.fix,
  ]);
});

test('a notice counts its documents, and names them, in every language', async () => {
  const notice = aNotification({
    title: "3 bills: before Xero's lock date",
    detail: 'BILL-1, BILL-2, BILL-3. It is dated 28 October; Xero is locked up to 31 October.',
    count: 3,
  });
  await speakGerman();
  expect([problemTitle(notice), noticeWhy(notice)]).toEqual([
    '3 Eingangsrechnungen: vor dem Sperrdatum von Xero',
    'BILL-1, BILL-2, BILL-3. Er trägt das Datum 28. Oktober; Xero ist bis 31. Oktober gesperrt.',
  ]);
});

test('several documents of one cause are told of without the number of one of them', () => {
  const problem = aProblem({code: 'xero.gone', title: 'INV-00126 is no longer in Xero.'});
  expect(causeTitle(problem, 'INV-00126', 1)).toBe('INV-00126 is no longer in Xero');
  expect(causeTitle(problem, 'INV-00126', 5)).toBe('The document is no longer in Xero');
});
