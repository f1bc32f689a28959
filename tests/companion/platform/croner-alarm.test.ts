import {expect, test} from 'vitest';
import {cronerAlarm} from '../../../companion/platform/croner-alarm.ts';

const stillWanted = () => new AbortController().signal;

test('the alarm rings in the second that was asked for, and not before', async () => {
  const at = Math.ceil(Date.now() / 1_000) * 1_000 + 1_000;
  await cronerAlarm(at, stillWanted());
  expect(Date.now()).toBeGreaterThanOrEqual(at);
  expect(Date.now()).toBeLessThan(at + 900);
});

test('what has passed rings at once', async () => {
  const began = Date.now();
  await cronerAlarm(began - 60_000, stillWanted());
  await cronerAlarm(0, stillWanted());
  expect(Date.now() - began).toBeLessThan(900);
});

test('called off, it ends at once', async () => {
  const off = new AbortController();
  const alarm = cronerAlarm(Date.now() + 60_000, off.signal);
  off.abort();
  await alarm;
  await cronerAlarm(Date.now() + 60_000, off.signal);
});
