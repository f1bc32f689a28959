import {createServer, request} from 'node:http';

export interface VersionProxy {
  readonly url: string;
  /** The version it claims from now on; undefined is the companion's own. It ends what is under way, as an update does. */
  claim(version: string | undefined): void;
  close(): Promise<void>;
}

/** Stands before a companion and passes everything on, but for the version: an older or a newer companion at its address. */
export async function startVersionProxy(companion: string): Promise<VersionProxy> {
  let claimed: string | undefined;
  const {host, port, hostname} = new URL(companion);
  const server = createServer((asked, answer) => {
    if (asked.url === '/health' && claimed !== undefined) {
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify({status: 'ok', version: claimed}));
      return;
    }
    const onward = request(
      {hostname, port, path: asked.url, method: asked.method, headers: {...asked.headers, host}},
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      },
    );
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    claim(version) {
      claimed = version;
      server.closeAllConnections();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
