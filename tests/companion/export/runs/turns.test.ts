import {expect, test} from 'vitest';
import {createTurns} from '../../../../companion/export/runs/turns.ts';

test('one at a time, and whoever a person waits for goes ahead of a full sync', async () => {
  const turns = createTurns();
  const order: string[] = [];
  let release = () => {};
  const first = turns.hold(
    false,
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  const rest = [
    turns.hold(false, async () => void order.push('full sync')),
    turns.hold(true, async () => void order.push('click')),
    turns.hold(true, async () => void order.push('second click')),
  ];
  release();
  await Promise.all([first, ...rest]);
  expect(order).toEqual(['click', 'second click', 'full sync']);
});

test('a turn that fails is passed on', async () => {
  const turns = createTurns();
  await expect(
    turns.hold(false, async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await turns.hold(false, async () => 'on')).toBe('on');
});
