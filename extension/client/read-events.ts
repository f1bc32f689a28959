import {refusal} from './call.ts';
import {eventParser, type StreamEvent} from './event-stream.ts';
import {CompanionTrouble} from './trouble.ts';
import {away} from './troubles.ts';

/** The companion sends a line every 20 s; two missed ones mean that the line is dead, though nobody closed it. */
const SILENCE = 50_000;

export interface ReadEvents {
  readonly address: string;
  readonly token: string;
  /** The last event known: what came after it is said first. */
  readonly lastEventId: string | null;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** Once the companion let us in, before the first event. */
  readonly onOpen: () => Promise<void>;
  /** With every piece of the stream, heartbeats too. */
  readonly onPiece: () => unknown;
  readonly onEvent: (event: StreamEvent) => Promise<void>;
}

/**
 * Reads the companion's events until the stream ends or breaks, which is no trouble in itself: whoever called asks again.
 * Throws CompanionTrouble when nobody answers or the companion does not let us in.
 */
export async function readEvents({
  address,
  token,
  lastEventId,
  fetch,
  signal,
  onOpen,
  onPiece,
  onEvent,
}: ReadEvents): Promise<void> {
  const silence = new AbortController();
  let watch = setTimeout(() => silence.abort(), SILENCE);
  const response = await fetch(`${address}/api/events`, {
    headers: {
      accept: 'text/event-stream',
      authorization: `Bearer ${token}`,
      ...(lastEventId === null ? {} : {'last-event-id': lastEventId}),
    },
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.any([signal, silence.signal]),
  })
    .catch((cause) => {
      throw new CompanionTrouble(away(address), {cause});
    })
    .finally(() => clearTimeout(watch));
  if (!response.ok || !response.body) {
    throw refusal(response.status, await response.json().catch(() => undefined), true);
  }
  await onOpen();

  const parse = eventParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      clearTimeout(watch);
      watch = setTimeout(() => silence.abort(), SILENCE);
      const {done, value} = await reader.read();
      if (done) return;
      onPiece();
      for (const event of parse(value)) await onEvent(event);
    }
  } catch {
    return; // the line broke: we find out by asking again
  } finally {
    clearTimeout(watch);
  }
}
