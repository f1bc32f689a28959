import {afterEach, expect, test} from 'vitest';
import type {Failpoints} from '../../../../companion/platform/failpoints.ts';
import type {Run} from '../../../../shared/export/run.ts';
import {idOf, storyBooks} from '../../../crash/story.ts';
import {type Office, openOffice} from '../../../support/office.ts';

let office: Office;
afterEach(() => office.close());

test('until its end is written down a run goes on, for whoever asks', async () => {
  office = await openOffice({books: storyBooks});
  const scope = {kind: 'sale', id: idOf(office, 'SO-00001')} as const;
  const seen: unknown[] = [];
  /** While the end of the first run is being written. */
  const atTheEnd: Failpoints = {
    async pass(point, effect) {
      if (point === 'runs.end' && seen.length === 0) {
        seen.push('ending');
        const {items} = (await office.call<{items: Run[]}>('GET', '/api/runs')).body;
        const {run} = (await office.call<{run: Run}>('GET', `/api/runs/${items[0]?.id}`)).body;
        const status = (await office.call<{run: Run | null}>('GET', '/api/status')).body;
        for (const one of [items[0], run, status.run]) seen.push([one?.state, one?.finishedAt]);
      }
      return effect();
    },
  };
  await office.open(atTheEnd);
  await office.pair();
  await office.connect();
  await office.sync(scope);
  expect(seen).toEqual(['ending', ['running', null], ['running', null], ['running', null]]);
});
