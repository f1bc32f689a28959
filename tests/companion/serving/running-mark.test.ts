import {expect, test} from 'vitest';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import {runningMark} from '../../../companion/serving/running-mark.ts';
import {createStage} from '../../crash/stage.ts';
import {type ForgetfulDisk, forgetfulDisk, type Survivors} from '../../support/forgetful-disk.ts';

const folder = '/data';
const powerCuts: readonly Survivors[] = ['nothing', 'names', 'bytes', 'everything'];
const moments = ['before', 'torn', 'after'] as const;
const on = (disk: ForgetfulDisk) => runningMark({disk, folder, failpoints: noFailpoints});

test('a companion that was cut off leaves its mark, and a clean stop takes it away for good', async () => {
  const disk = forgetfulDisk();
  await disk.makeFolder(folder);
  expect(await on(disk).lies()).toBe(false);
  await on(disk).put();
  const cut = disk.crash('nothing');
  expect(await on(cut).lies()).toBe(true);

  await on(cut).put();
  await on(cut).take();
  expect(await on(cut.crash('nothing')).lies()).toBe(false);
});

test('cut off while the mark is put or taken, the next start goes on with either', async () => {
  for (const point of ['process.started', 'process.stopped'] as const) {
    for (const moment of moments) {
      for (const survivors of powerCuts) {
        const disk = forgetfulDisk();
        await disk.makeFolder(folder);
        const stage = createStage({point, occurrence: 1, moment}, () => {});
        const mark = runningMark({disk, folder, failpoints: stage});
        void mark.put().then(() => mark.take());
        await stage.crashed;

        const next = on(disk.crash(survivors));
        if (moment === 'after') expect(await next.lies()).toBe(point === 'process.started');
        await next.put();
        expect(await next.lies()).toBe(true);
        await next.take();
        expect(await next.lies()).toBe(false);
      }
    }
  }
});
