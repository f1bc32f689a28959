import {beforeEach, expect, test} from 'vitest';
import {fakeBrowser} from 'wxt/testing/fake-browser';
import {readSettings, saveSettings, settings} from '../../../extension/settings/settings.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import type {Settings} from '../../../shared/contract/settings.ts';

/** A companion's settings, as the worker answers for them: a change made on an older state of them is refused. */
let held: {settings: Settings; revision: number};
let changes: number;

beforeEach(async () => {
  held = {settings: defaultSettings, revision: 1};
  changes = 0;
  fakeBrowser.runtime.sendMessage = async (message: unknown) => {
    const {ask, with: details} = message as {ask: string; with: {patch: Partial<Settings>; tag: string}};
    const answer = () => ({ok: true, value: {settings: held.settings, tag: `"${held.revision}"`}});
    if (ask === 'settings') return answer();
    changes += 1;
    if (details.tag !== `"${held.revision}"`) {
      return {ok: false, trouble: {kind: 'refused', title: 'Changed', detail: '', status: 412}};
    }
    held = {settings: {...held.settings, ...details.patch}, revision: held.revision + 1};
    return answer();
  };
  await readSettings();
});

/** Another administrator, in another window; its news has not come yet. */
const somebodyElse = (patch: Partial<Settings>): void => {
  held = {settings: {...held.settings, ...patch}, revision: held.revision + 1};
};

test('a change is saved on the state that was read, and shown', async () => {
  expect(await saveSettings({attachmentDays: 7})).toBeNull();
  expect(held.settings.attachmentDays).toBe(7);
  expect(settings.value?.attachmentDays).toBe(7);
});

test('when somebody else changed other settings meanwhile, both changes stand', async () => {
  somebodyElse({documentStatus: 'DRAFT'});
  expect(await saveSettings({attachmentDays: 7})).toBeNull();
  expect(held.settings).toMatchObject({attachmentDays: 7, documentStatus: 'DRAFT'});
  expect(settings.value).toEqual(held.settings);
});

test('when somebody else changed the same, theirs stands, is shown, and it is said', async () => {
  somebodyElse({attachmentDays: 30});
  expect(await saveSettings({attachmentDays: 7})).toMatchObject({title: 'Someone else changed this meanwhile'});
  expect(held.settings.attachmentDays).toBe(30);
  expect(settings.value?.attachmentDays).toBe(30);
  expect(changes).toBe(1);
});
