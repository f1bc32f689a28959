import {describe, expect, test} from 'vitest';
import {lockOf} from '../../../companion/mapping/lock-date.ts';
import {unlockUpdate} from '../../../companion/mapping/lock-update.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import type {Settings} from '../../../shared/contract/settings.ts';
import {aXeroDocument} from '../../support/a-xero-document.ts';
import {someChoices} from '../../support/xero-choices.ts';

const locked = someChoices({organisation: {periodLockDate: '2026-10-31', endOfYearLockDate: '2026-03-31'}});
const context = (lockedDocuments: Settings['lockedDocuments'] = 'fail') => ({
  settings: {...defaultSettings, lockedDocuments},
  choices: locked,
});

describe('the lock that counts is the later one of both sides', () => {
  test.each([
    ['Xero alone', null, {day: '2026-10-31', side: 'Xero'}],
    ['DEAR earlier', '2026-10-01', {day: '2026-10-31', side: 'Xero'}],
    ['DEAR later: its date is the first open day', '2026-12-01', {day: '2026-11-30', side: 'DEAR'}],
  ])('%s', (_, dearLockDate, lock) => {
    expect(lockOf({choices: locked, dearLockDate})).toEqual(lock);
  });

  test('nothing locked anywhere', () => {
    const open = someChoices({organisation: {periodLockDate: null, endOfYearLockDate: null}});
    expect(lockOf({choices: open})).toBeNull();
  });
});

describe('a change of a document that is in Xero', () => {
  test('dated on open days on both sides, goes as it is', () => {
    const document = aXeroDocument({date: '2026-11-02'});
    expect(unlockUpdate(document, {date: '2026-11-01', status: 'AUTHORISED'}, context())).toEqual({document});
  });

  test('that stands on a locked day there, cannot go, whatever the settings say', () => {
    const current = {date: '2026-10-31', status: 'AUTHORISED'};
    for (const setting of ['fail', 'draft', 'next-day'] as const) {
      expect(unlockUpdate(aXeroDocument(), current, context(setting))).toEqual({
        document: aXeroDocument(),
        locked: 'Xero is locked up to 31 October.',
      });
    }
  });

  test('that went as a draft because of the lock, stays a draft', () => {
    const document = aXeroDocument({date: '2026-10-05'});
    expect(unlockUpdate(document, {date: '2026-10-05', status: 'DRAFT'}, context('draft'))).toEqual({
      document: {...document, status: 'DRAFT'},
      note: 'It stays a draft: Xero is locked up to 31 October.',
    });
  });

  test('that was moved to the first open day, keeps it', () => {
    const document = aXeroDocument({date: '2026-10-05', dueDate: '2026-10-20'});
    expect(unlockUpdate(document, {date: '2026-11-01', status: 'AUTHORISED'}, context('next-day'))).toEqual({
      document: {...document, date: '2026-11-01', dueDate: '2026-11-01'},
      note: 'It is dated 1 November instead of 5 October: Xero is locked up to 31 October.',
    });
  });

  test('that was moved to a day which is locked by now, keeps that day, and cannot be changed', () => {
    const document = aXeroDocument({date: '2026-09-05', dueDate: '2026-12-20'});
    expect(unlockUpdate(document, {date: '2026-10-01', status: 'AUTHORISED'}, context('next-day'))).toEqual({
      document: {...document, date: '2026-10-01'},
      locked: 'Xero is locked up to 31 October.',
    });
  });

  test('moved to a locked day in DEAR, says both days', () => {
    const document = aXeroDocument({date: '2026-10-05'});
    expect(unlockUpdate(document, {date: '2026-11-01', status: 'AUTHORISED'}, context())).toEqual({
      document,
      locked: 'Xero is locked up to 31 October, and DEAR dates it 5 October.',
    });
  });
});
