import {expect, test} from 'vitest';
import {createSpeaker} from '../../../extension/sentences/speaker.ts';
import {germanSentences} from '../../support/left-in-english.ts';

const speak = createSpeaker(germanSentences, 'de-DE');

test.each([
  [
    'Line 2 was restated as quantity 1: 3 x 0.3333 less 10 % makes 1265.00.',
    'Zeile 2 steht dort als Menge 1: 3 x 0,3333 abzüglich 10 % ergibt 1.265,00.',
  ],
  [
    'It is dated 28 October 2025; Xero is locked up to 31 October.',
    'Er trägt das Datum 28. Oktober 2025; Xero ist bis 31. Oktober gesperrt.',
  ],
  [
    'Changed in Xero after Deerpath sent it: date 2026-11-01 became 2026-11-02, total 115.00 became 100.00.',
    'In Xero geändert, nachdem Deerpath es gesendet hat: Datum 1. November 2026 wurde zu 2. November 2026, Summe 115,00 wurde zu 100,00.',
  ],
  [
    'It was due on Monday 23 November at 06:00 Auckland time. Xero is not connected.',
    'Er war fällig am Montag, 23. November, um 06:00, Zeit von Auckland. Xero ist nicht verbunden.',
  ],
])('“%s” keeps every particular, written as the reader writes it', (english, german) => {
  expect(speak(english)).toMatchObject({text: german, rest: []});
});

test.each([
  [
    'a name with a full stop in it',
    'Line 2, “Freight. Inwards”, is on it.',
    'Zeile 2, „Freight. Inwards“, liegt darauf.',
  ],
  ['a name that reads like a word of ours', 'Xero refused paid.', 'Xero hat paid abgelehnt.'],
  ['an apostrophe of either kind', "paid's is before Xero’s lock date.", "paid's liegt vor dem Sperrdatum von Xero."],
])('%s stays as somebody wrote it', (_, english, german) => {
  expect(speak(english)).toMatchObject({text: german, rest: []});
});

test('what Xero says stays in its own words, up to where the companion goes on', () => {
  expect(speak('plan.pdf: Xero says: The file is bad. Very bad. The document itself is unaffected.').text).toBe(
    'plan.pdf: Xero sagt: The file is bad. Very bad. Den Beleg selbst betrifft es nicht.',
  );
});

test.each(['Her own words. Account 5 is fine.', 'Moved from A to B', 'Entered by hand: see Tom', ''])(
  '“%s” is no sentence of the companion’s and stays whole',
  (text) => {
    expect(speak(text)).toMatchObject({text, rest: text === '' ? [] : expect.any(Array)});
  },
);

test('of several sentences the unknown ones stay, and are named', () => {
  expect(speak('Account 630 is archived in Xero. Something new. Nothing was sent.')).toMatchObject({
    text: 'Konto 630 ist in Xero archiviert. Something new. Nichts wurde gesendet.',
    rest: ['Something new.'],
  });
});

test.each([
  ['waiting for CR-00001 to be approved in Xero', 'wartet auf die Freigabe von CR-00001 in Xero'],
  ['Waiting for CR-00001 to be approved in Xero.', 'Wartet auf die Freigabe von CR-00001 in Xero.'],
])('“%s” goes on in the middle of a sentence, or stands alone', (english, german) => {
  expect(speak(english).text).toBe(german);
});

test.each([
  ['12 bills: account 630 is archived in Xero', '12 Eingangsrechnungen: Konto 630 ist in Xero archiviert'],
  ['2 documents: tax rule “GST” has no match', '2 Belege: Steuerregel „GST“ hat keine Entsprechung'],
  ["1,200 invoices: before Xero's lock date", '1.200 Rechnungen: vor dem Sperrdatum von Xero'],
  [
    '1 payment waits: the contact “Tui & Co” is not in Xero yet',
    '1 Zahlung wartet: Der Kontakt „Tui & Co“ ist noch nicht in Xero',
  ],
])('a notice counts its documents: %s', (english, german) => {
  expect(speak(english, 'notice')).toMatchObject({text: german, rest: []});
});

test.each([
  ['Ada changed Frequency', 'Ada hat „Häufigkeit“ geändert'],
  ['Ada matched tax rule Supplies to EU', 'Ada hat die Steuerregel „Supplies to EU“ zugeordnet'],
  ['Ada skipped INV-00001: “on hold”', 'Ada hat INV-00001 übersprungen: „on hold“'],
  ["Xero's login has ended", 'Die Anmeldung bei Xero ist abgelaufen'],
])('an entry of the report: %s', (english, german) => {
  expect(speak(english, 'deed')).toMatchObject({text: german, rest: []});
});

test('every translation takes up what its sentence leaves open, and every group that is named is there', () => {
  const figures = ['day', 'amount', 'path'];
  const wrong = Object.entries(germanSentences).flatMap(([group, sentences]) =>
    Object.entries(sentences).filter(([english, german]) => {
      const holes = [...english.matchAll(/\{(\w+)(?::(\w+))?\}/g)];
      const taken = [...german.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const kinds = holes.flatMap(([, , kind]) => kind ?? []);
      const isWhole = group !== 'said' || english.endsWith('.') === german.endsWith('.');
      return (
        JSON.stringify(holes.map(([, name]) => name).sort()) !== JSON.stringify(taken.sort()) ||
        !kinds.every((kind) => figures.includes(kind) || Object.hasOwn(germanSentences, kind)) ||
        !isWhole
      );
    }),
  );
  expect(wrong).toEqual([]);
});
