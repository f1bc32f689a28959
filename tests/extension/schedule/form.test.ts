import {beforeEach, expect, test} from 'vitest';
import type {FormFacts} from '../../../extension/messages/asks.ts';
import {
  cancelEdit,
  conflict,
  draft,
  edit,
  errorAt,
  facts,
  readForm,
  saveDraft,
  saved,
} from '../../../extension/schedule/form.ts';
import {answerAsks} from '../../support/answer-asks.ts';
import {formFacts} from '../../support/played-settings.ts';

const started = {enabled: true, startDate: '2026-11-23', startTime: '06:00'};
let held: FormFacts;

beforeEach(async () => {
  cancelEdit();
  saved.value = false;
  held = formFacts({tag: '"1"'}, started);
  answerAsks({
    form: () => held,
    'save-form': ({change, tag}) => {
      if (tag !== held.tag) return {ok: false, trouble: {kind: 'refused', title: 'Changed', detail: '', status: 412}};
      return save(change.autosync ?? {});
    },
  });
  await readForm();
});

function save(autosync: Partial<FormFacts['settings']['autosync']>): FormFacts {
  const settings = {...held.settings, autosync: {...held.settings.autosync, ...autosync}};
  held = {...held, settings, tag: `"${Number(held.tag.slice(1, -1)) + 1}"`};
  return held;
}

test('whoever saves second is told what the first changed, though the news of it had come, and decides', async () => {
  edit({startTime: '07:00'});
  save({frequency: '1d'});
  await readForm();
  await saveDraft();
  expect(conflict.value).toEqual([{name: 'Frequency', from: 'Hourly', to: 'Daily'}]);
  expect(held.settings.autosync).toMatchObject({startTime: '06:00', frequency: '1d'});

  await saveDraft();
  expect(held.settings.autosync).toMatchObject({startTime: '07:00', frequency: '1h'});
  expect([draft.value, saved.value]).toEqual([null, true]);
});

test('what others changed beside this form is kept, and nobody is asked', async () => {
  edit({startTime: '07:00'});
  save({});
  await saveDraft();
  expect([conflict.value, held.settings.autosync.startTime]).toEqual([null, '07:00']);
});

test('their word kept, the form shows it', async () => {
  edit({startTime: '07:00'});
  save({startTime: '09:30'});
  await saveDraft();
  cancelEdit();
  expect(facts.value?.settings.autosync.startTime).toBe('09:30');
});

test('what is wrong with one of the lists chosen is said at their field', async () => {
  const errors = [{path: 'autosync.alert.mailingListIds.0', message: 'There is no such mailing list.'}];
  answerAsks({
    form: () => held,
    'save-form': () => ({ok: false, trouble: {kind: 'refused', title: 'No', detail: '', status: 422, errors}}),
  });
  edit({alert: {type: 'email', mailingListIds: ['gone'], addresses: []}});
  await saveDraft();
  expect([errorAt('alert.mailingListIds'), errorAt('alert.addresses')]).toEqual([errors[0]?.message, undefined]);
  expect(draft.value?.alert.mailingListIds).toEqual(['gone']);
});
