import type {EventName} from '../../shared/contract/events.ts';
import type {Bus} from './bus.ts';
import type {Ids} from './ids.ts';

/** Something that changed, with its place in the stream. */
export interface BusEvent {
  readonly id: string;
  readonly event: EventName;
  readonly data: unknown;
}

export interface EventBus extends Bus {
  /**
   * Hears every event from now on, until the signal is aborted. Returns what came after `lastEventId`, or undefined when
   * that cannot be told: another life of the process, or too long ago.
   */
  subscribe(options: {
    lastEventId: string | undefined;
    signal: AbortSignal;
    listener(event: BusEvent): void;
  }): readonly BusEvent[] | undefined;
  /** The id of the newest event. */
  position(): string;
}

/** Keeps the last thousand events, so that a browser that was away for a moment misses none. */
export function createEventBus({ids, remembers = 1_000}: {ids: Ids; remembers?: number}): EventBus {
  const life = Buffer.from(ids.bytes(6)).toString('base64url');
  const listeners = new Set<(event: BusEvent) => void>();
  let recent: BusEvent[] = [];
  let count = 0;
  const idOf = (number: number) => `${life}.${number}`;

  function since(lastEventId: string | undefined): readonly BusEvent[] | undefined {
    const [, itsLife, number] = /^([\w-]+)\.(\d{1,15})$/.exec(lastEventId ?? '') ?? [];
    const missed = count - Number(number);
    if (itsLife !== life || missed < 0 || missed > recent.length) return undefined;
    return missed === 0 ? [] : recent.slice(-missed);
  }

  return {
    publish(event, data) {
      count += 1;
      const published = {id: idOf(count), event, data};
      recent.push(published);
      // Cut now and then, not every time: an event costs the same however many are kept.
      if (recent.length >= 2 * remembers) recent = recent.slice(-remembers);
      for (const listener of listeners) listener(published);
    },
    subscribe({lastEventId, signal, listener}) {
      if (!signal.aborted) {
        listeners.add(listener);
        signal.addEventListener('abort', () => listeners.delete(listener), {once: true});
      }
      return since(lastEventId);
    },
    position: () => idOf(count),
  };
}
