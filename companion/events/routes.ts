import type {Status} from '../../shared/contract/status.ts';
import {type Endpoint, endpoint} from '../http/endpoint.ts';
import type {Pairing} from '../pairing/pairing.ts';
import type {Clock} from '../platform/clock.ts';
import type {BusEvent, EventBus} from '../platform/event-bus.ts';

export interface EventsDependencies {
  bus: EventBus;
  clock: Clock;
  pairing: Pick<Pairing, 'session' | 'stillHere'>;
  status(): Status;
  /** Aborted when the companion stops. */
  closing: AbortSignal;
}

const heartbeat = 20_000;
/** A browser that takes nothing while so much waits for it is let go; it comes back with its last id. */
const mostWaiting = 2_000;

/** What changes, as it changes. */
export function eventRoutes({bus, clock, pairing, status, closing}: EventsDependencies): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/events',
      summary: 'Server-sent events: status, run, transaction, notification, activity, settings',
      access: 'staff',
      answers: {200: 'text/event-stream'},
      handle({request, user}) {
        const headers = {'content-type': 'text/event-stream'};
        if (request.method === 'HEAD') return new Response(null, {headers});

        const gone = new AbortController();
        const ended = AbortSignal.any([gone.signal, closing, pairing.session(user.id)]);
        const lastEventId = request.headers.get('last-event-id')?.trim() || undefined;
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            const write = (text: string) => {
              if (ended.aborted) return;
              controller.enqueue(new TextEncoder().encode(text));
              if ((controller.desiredSize ?? 0) < -mostWaiting) gone.abort();
            };
            const missed = bus.subscribe({lastEventId, signal: ended, listener: (event) => write(eventText(event))});
            for (const event of missed ?? []) write(eventText(event));
            // How things stand now, behind what was missed: the last word is the newest.
            write(eventText({id: bus.position(), event: 'status', data: status()}));
            void keepOpen(write);
            if (ended.aborted) controller.close();
            else ended.addEventListener('abort', () => close(controller), {once: true});
          },
          cancel: () => gone.abort(),
        });
        return new Response(stream, {headers});

        async function keepOpen(write: (text: string) => void): Promise<void> {
          while (!ended.aborted) {
            await clock.sleep(heartbeat, ended);
            if (!ended.aborted && !(await pairing.stillHere(user.id))) gone.abort();
            write(': still here\n\n');
          }
        }
      },
    }),
  ];
}

const eventText = ({id, event, data}: BusEvent): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

function close(controller: ReadableStreamDefaultController<Uint8Array>): void {
  try {
    controller.close();
  } catch {
    // The browser was quicker.
  }
}
