import {createDearClient} from '../../../companion/dear/dear-client.ts';
import {noFailpoints} from '../../../companion/platform/failpoints.ts';
import type {Fetch} from '../../../companion/platform/http.ts';
import {createPacer} from '../../../companion/platform/pacer.ts';
import {ObedientClock} from '../../support/clock.ts';
import {memoryTemporaryFiles} from '../../support/memory-temporary-files.ts';
import {purchaseId, saleId} from './answers.ts';

export const KEY = 'b7c9-secret-key';

export function dearAt(fetch: Fetch, more: {baseUrl?: string} = {}) {
  const clock = new ObedientClock();
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  const dear = createDearClient({
    baseUrl: 'http://127.0.0.1:9/ExternalApi/v2/',
    keys: () => ({accountId: 'acc-1', applicationKey: KEY}),
    fetch,
    clock,
    ids: {next: () => 'id', bytes: (length) => new Uint8Array(length), below: () => 0},
    pacer: createPacer({clock, perMinute: 60}),
    failpoints: noFailpoints,
    temporaryFiles: memoryTemporaryFiles(),
    log: {debug: write, info: write, warn: write, error: write},
    ...more,
  });
  return {dear, clock, lines};
}

/** Lets time pass until the call has settled; gives the trouble, or what came back. */
export async function settled<Value>(clock: ObedientClock, call: Promise<Value>): Promise<unknown> {
  const result = call.then(
    (value) => value,
    (error: unknown) => error,
  );
  await clock.advance(600_000);
  return result;
}

export const sale = {family: 'sale', id: saleId} as const;

export const purchase = {family: 'purchase', id: purchaseId} as const;
