import {signal} from '@preact/signals';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import type {CsvQuery} from '../messages/asks.ts';
import {saveFile} from '../ui/save-file.ts';
import {dayIn} from '../ui/spans.ts';
import {said} from './transactions.ts';

export const downloading = signal(false);
/** Why the last file did not come. */
export const noFile = signal<Trouble | null>(null);

/** Saves a list as the companion writes it, with all that its filters let through. */
export async function download(query: CsvQuery): Promise<void> {
  if (downloading.value) return;
  downloading.value = true;
  noFile.value = null;
  const answer = await ask('csv', query);
  downloading.value = false;
  if (!answer.ok) {
    noFile.value = answer.trouble;
    return;
  }
  const name = `deerpath-${query.of}-${dayIn(new Date())}.csv`;
  saveFile(name, answer.value);
  said.value = i18n.t('panel.downloaded', {name});
}
