import {expect, vi} from 'vitest';
import type {Stage} from './stage.ts';

/** Takes all that is authorised to Xero, and waits until that is over. */
export async function syncEverything(stage: Stage): Promise<void> {
  const {id} = await stage.ask<{id: string}>('sync', {scope: {kind: 'all'}});
  const isOver = async () => expect((await stage.ask<{state: string}>('run', {id})).state).toBe('finished');
  await vi.waitFor(isOver, {timeout: 60_000, interval: 200});
}
