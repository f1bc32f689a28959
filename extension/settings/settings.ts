import {signal} from '@preact/signals';
import {i18n} from '#i18n';
import type {Settings} from '../../shared/contract/settings.ts';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {hearNews} from '../messages/news.ts';
import {isTouched, type Patch} from './patch.ts';

/** The settings as the companion last told them; null until it did. */
export const settings = signal<Settings | null>(null);
/** Names the state they were read in; a change says which state it was made on. */
let tag = '';

/** Begins to follow what others change. */
export function followSettings(): void {
  hearNews((news) => {
    if (news.news === 'settings') settings.value = news.settings;
  });
}

/** Reads the settings, once the companion answers. */
export async function readSettings(): Promise<void> {
  const answer = await ask('settings', null);
  if (!answer.ok) return;
  tag = answer.value.tag;
  settings.value = answer.value.settings;
}

/**
 * Saves a change at once, and gives back what stopped it, or null. When somebody else changed the very same settings
 * meanwhile theirs stand, and are shown; when they changed others, both changes stand.
 */
export async function saveSettings(patch: Patch): Promise<Trouble | null> {
  const before = settings.value;
  for (let tries = 0; ; tries += 1) {
    const answer = await ask('change-settings', {patch, tag});
    if (answer.ok) {
      tag = answer.value.tag;
      settings.value = answer.value.settings;
      return null;
    }
    if (answer.trouble.status !== 412) return answer.trouble;
    await readSettings();
    if (tries === 2 || !before || !settings.value || isTouched(patch, before, settings.value)) return conflict();
  }
}

const conflict = (): Trouble => ({
  kind: 'refused',
  title: i18n.t('setup.conflict'),
  detail: i18n.t('setup.conflictDetail'),
});
