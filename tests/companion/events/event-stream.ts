export interface StreamEvent {
  event: string;
  id: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects of an event
  data: any;
}

/** Reads `text/event-stream` as a browser does; comments are kept as events named `:`. `deafTo` events are passed over. */
export function eventStream(response: Response, deafTo: readonly string[] = []) {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('There is no stream.');
  const decoder = new TextDecoder();
  let rest = '';
  const waiting: StreamEvent[] = [];

  return {
    /** The next event; undefined when the stream has ended. */
    async next(): Promise<StreamEvent | undefined> {
      for (;;) {
        const known = waiting.shift();
        if (known) return known;
        const {done, value} = await reader.read();
        if (done) return undefined;
        const parts = (rest + decoder.decode(value, {stream: true})).split('\n\n');
        rest = parts.pop() ?? '';
        waiting.push(...parts.map(parse).filter(({event}) => !deafTo.includes(event)));
      }
    },
    leave: () => reader.cancel(),
  };
}

function parse(text: string): StreamEvent {
  if (text.startsWith(':')) return {event: ':', id: '', data: text};
  const fields = Object.fromEntries(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  return {event: fields.event ?? '', id: fields.id ?? '', data: JSON.parse(fields.data ?? 'null')};
}
