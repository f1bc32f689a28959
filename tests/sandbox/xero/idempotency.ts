import {type Answer, validationException} from './wire.ts';

const KEPT = 6 * 60_000;

/**
 * Xero's store of idempotency keys (Xero's documentation, “Idempotent requests”): six minutes from the first call; the same
 * method, address and body get the first answer again, whatever it was, internal errors included; anything else is
 * refused. A key whose first call is still under way waits for it.
 */
export function createIdempotency(now: () => number) {
  const entries = new Map<string, {request: string; firstAt: number; answer: Promise<Answer>; settled: boolean}>();

  return async (key: string | undefined, request: string, process: () => Promise<Answer>): Promise<Answer> => {
    if (!key) return process();
    if (key.length > 128) return validationException('Idempotency Key must not be longer than 128 characters.', []);
    for (const [known, entry] of entries) {
      if (entry.settled && now() - entry.firstAt >= KEPT) entries.delete(known);
    }
    const known = entries.get(key);
    if (known && known.request !== request) {
      return validationException(`Idempotency Key: ${key} is used with a different request.`, []);
    }
    if (known) return known.answer;

    const entry = {request, firstAt: now(), answer: process(), settled: false};
    entries.set(key, entry);
    try {
      return await entry.answer;
    } finally {
      entry.settled = true;
    }
  };
}
