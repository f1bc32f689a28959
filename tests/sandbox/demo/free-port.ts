import {createServer} from 'node:net';

/** The port asked for, or 0, by which the machine gives any free one. */
export async function freePort(port: number): Promise<number> {
  return (await isFree(port, '127.0.0.1')) && (await isFree(port, '::1')) ? port : 0;
}

/** A machine without this kind of address has nobody on it. */
const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
