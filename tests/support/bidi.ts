/** A session with a browser over WebDriver BiDi (w3c.github.io/webdriver-bidi): commands are answered, events come by themselves. */
export interface Bidi {
  send<Result = unknown>(method: string, params: object): Promise<Result>;
  on<Params>(event: string, listener: (params: Params) => void): void;
  close(): void;
}

interface Message {
  readonly id?: number;
  readonly type?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly message?: string;
}

export async function connectBidi(address: string): Promise<Bidi> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`Nobody answers at ${address}`));
  });
  let last = 0;
  const waiting = new Map<number, (message: Message) => void>();
  const listeners = new Map<string, (params: never) => void>();

  socket.onmessage = ({data}) => {
    const message: Message = JSON.parse(String(data));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else if (message.method !== undefined) listeners.get(message.method)?.(message.params as never);
  };

  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        last += 1;
        const id = last;
        waiting.set(id, ({type, message, result}) => {
          waiting.delete(id);
          if (type === 'error') reject(new Error(`${method}: ${message}`));
          else resolve(result as never);
        });
        socket.send(JSON.stringify({id, method, params}));
      }),
    on: (event, listener) => void listeners.set(event, listener),
    close: () => socket.close(),
  };
}
