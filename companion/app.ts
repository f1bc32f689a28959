import {Hono} from 'hono';
import type {User} from '../shared/pairing/user.ts';
import {bodyLimit, readBody, refuseForeignHost, securityHeaders} from './http/doors.ts';
import {type Endpoint, notPaired} from './http/endpoint.ts';
import {Refusal, refuse} from './http/refusal.ts';
import {troubleAnswer} from './http/trouble-answer.ts';
import type {Ids} from './platform/ids.ts';
import type {Log} from './platform/log.ts';
import {Trouble} from './platform/trouble.ts';

export interface AppDependencies {
  endpoints: readonly Endpoint[];
  /** The user of a bearer token, if it counts. */
  authenticate(token: string): Promise<User | undefined>;
  /** Under which names it answers. */
  address(): {port: number; publicUrl: string | null};
  ids: Ids;
  log: Log;
}

type Variables = {bytes: Uint8Array; user: User | undefined};

/**
 * The companion over HTTP, without a port, so that tests can call it. Every request passes the same doors in the same
 * order (host, size, token, then the endpoint's own); every refusal leaves as problem details.
 */
export function createApp({endpoints, authenticate, address, ids, log}: AppDependencies) {
  const app = new Hono<{Variables: Variables}>();

  app.use('*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) {
      // A page brings a policy of its own, which is as strict and names its one style.
      if (!(name === 'content-security-policy' && c.res.headers.has(name))) c.res.headers.set(name, value);
    }
  });

  app.use('*', async (c, next) => {
    refuseForeignHost(c.req.header('host') ?? new URL(c.req.url).host, address());
    c.set('bytes', await readBody(c.req.raw, bodyLimit(c.req.path)));
    await next();
  });

  app.use('*', async (c, next) => {
    const token = bearerToken(c.req.header('authorization'));
    c.set('user', token === undefined ? undefined : await authenticate(token));
    const {path} = c.req;
    // 401 comes before 404: who is not paired learns nothing about what there is.
    if ((path === '/api' || path.startsWith('/api/')) && !open.has(path) && !c.get('user')) throw notPaired();
    await next();
  });

  const open = new Set(endpoints.filter(({access}) => access === 'anyone').map(({path}) => path));
  for (const endpoint of endpoints) {
    app.on(endpoint.method.toUpperCase(), routePath(endpoint.path), (c) =>
      endpoint.respond({
        request: c.req.raw,
        bytes: c.get('bytes'),
        user: c.get('user'),
        parameters: c.req.param(),
        query: Object.fromEntries(Object.entries(c.req.queries()).map(([name, values]) => [name, values.join(',')])),
      }),
    );
  }
  for (const [path, methods] of methodsByPath(endpoints)) {
    app.all(routePath(path), () => {
      throw notThatWay(methods);
    });
  }

  app.notFound(() => notFound().answer());
  app.onError((error, c) => {
    const refusal = refusalFor(error, ids, log);
    const {status, code} = refusal.details;
    if (status < 500) log.info({method: c.req.method, path: c.req.path, status, code}, 'Refused');
    return refusal.answer();
  });
  return app;
}

/** Turns whatever was thrown into an answer. What nobody expected is told in the log alone, under an id. */
function refusalFor(error: unknown, ids: Ids, log: Log): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Trouble) {
    if (error.problem.code.startsWith('store.')) log.error({code: error.problem.code, err: error}, 'The store refuses');
    return troubleAnswer(error);
  }
  const id = ids.next();
  log.error({id, err: error}, 'Unexpected');
  return refuse(
    500,
    'internal',
    'Something went wrong inside Deerpath.',
    `The companion's log has the details under ${id}.`,
  );
}

const bearerToken = (header: string | undefined): string | undefined =>
  /^bearer +([\w.~+/=-]{1,200})$/i.exec(header?.trim() ?? '')?.[1];

const routePath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function methodsByPath(endpoints: readonly Endpoint[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const {path, method} of endpoints) methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
  return methods;
}

const notFound = () =>
  refuse(404, 'request.not-found', 'There is nothing here.', 'The address names nothing that Deerpath knows.');

const notThatWay = (methods: readonly string[]) =>
  refuse(405, 'request.method', 'This cannot be done here.', `What can be done: ${methods.join(', ')}.`, {
    headers: {allow: methods.includes('GET') ? [...methods, 'HEAD'].join(', ') : methods.join(', ')},
  });
