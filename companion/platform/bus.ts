import type * as z from 'zod/mini';
import type {EventName, events} from '../../shared/contract/events.ts';

type EventData = {[Name in EventName]: z.infer<(typeof events)[Name]>};

/** Tells every open browser what just changed. Publishing never waits and never fails. */
export interface Bus {
  publish<Name extends EventName>(event: Name, data: EventData[Name]): void;
}
