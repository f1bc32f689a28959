import {createHash} from 'node:crypto';
import {type ApiRequest, type Endpoint, findEndpoint, segmentsOf} from './api-request.ts';
import {type Caller, type CallerDependencies, type Incoming, identify, refusedBy} from './caller.ts';
import type {Fault} from './faults.ts';
import {afterWork, beforeWork, type Outcome, refusalOf} from './gate-faults.ts';
import {createIdempotency} from './idempotency.ts';
import {createLateCommits} from './late-commits.ts';
import type {Limits} from './limits.ts';
import {type Answer, internalError, json, notFound, notImplemented, Refusal} from './wire.ts';

const LARGEST_BODY = 10_000_000;

/**
 * The way of a call through Xero, in Xero's order: token, scope and organisation, then the limits, then the idempotency key, then the work itself.
 * A fault strikes at the step where it would in life.
 */
export function createApiGate(dependencies: CallerDependencies & {limits: Limits}) {
  const {clock, limits} = dependencies;
  const idempotent = createIdempotency(() => clock.now());
  const late = createLateCommits(() => clock.now());

  const process = (
    incoming: Incoming,
    endpoint: Endpoint,
    caller: Caller,
    fault: Fault | undefined,
    at: number,
  ): Answer => {
    if (fault?.kind === 'error-before') return internalError();
    const answer = perform(endpoint, {
      method: incoming.method,
      segments: segmentsOf(incoming.path),
      query: new URLSearchParams(incoming.search),
      headers: incoming.headers,
      body: incoming.body,
      bytes: incoming.bytes,
      clientId: caller.login.clientId,
      books: caller.books,
      now: at,
      newId: dependencies.newId,
      refuse: refusalOf(fault),
    });
    return fault?.kind === 'error-after' ? internalError() : answer;
  };

  const work = async (incoming: Incoming, caller: Caller, fault: Fault | undefined): Promise<Outcome> => {
    if (incoming.bytes.byteLength > LARGEST_BODY) return tooLarge(dependencies.newId());
    const endpoint = findEndpoint(dependencies.endpoints, incoming.method, segmentsOf(incoming.path));
    if (endpoint === 'unknown') return notFound();
    if (endpoint === 'unsupported') return notImplemented();

    const early = beforeWork(fault);
    if (early) return early;
    if (fault?.kind === 'slow' && fault.when !== 'after') await clock.sleep(fault.milliseconds);

    const key = incoming.method === 'GET' ? undefined : incoming.headers['idempotency-key'];
    const underWay = late.dueOf(key);
    if (underWay !== undefined) await clock.sleep(underWay - clock.now());
    late.settle();
    const fingerprint = `${incoming.method} ${incoming.path}${incoming.search}\n${createHash('sha256').update(incoming.bytes).digest('hex')}`;

    if (fault?.kind === 'late-commit') {
      void idempotent(key, fingerprint, () =>
        late.later(clock.now() + fault.milliseconds, key, (at) => process(incoming, endpoint, caller, undefined, at)),
      );
      return fault.answer === 500 ? internalError() : 'drop';
    }
    const answer = await idempotent(key, fingerprint, async () =>
      process(incoming, endpoint, caller, fault, clock.now()),
    );
    if (fault?.kind === 'slow' && fault.when === 'after') await clock.sleep(fault.milliseconds);
    return afterWork(fault, answer);
  };

  return {
    late,
    async answer(incoming: Incoming, fault: Fault | undefined): Promise<Outcome> {
      late.settle();
      const tenant = incoming.headers['xero-tenant-id'] ?? '';
      const caller =
        fault?.kind === 'unauthorized' || fault?.kind === 'forbidden'
          ? refusedBy(fault.kind, dependencies)
          : identify(incoming, dependencies);
      const known = dependencies.books.some((book) => book.tenantId === tenant) ? tenant : undefined;
      if ('answer' in caller) return withHeaders(caller.answer, limits.headers(known));
      if (fault?.kind === 'limit') return limits.refuse(fault.which, tenant, fault.retryAfter);

      const entry = limits.enter(tenant);
      if ('answer' in entry) return entry.answer;
      try {
        const outcome = await work(incoming, caller, fault);
        return outcome === 'drop' ? outcome : withHeaders(asAccepted(outcome, incoming), limits.headers(tenant));
      } finally {
        entry.leave();
      }
    },
  };
}

function perform(endpoint: Endpoint, request: ApiRequest): Answer {
  try {
    return endpoint.handle(request);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

const tooLarge = (instance: string): Answer =>
  json(413, {
    Type: null,
    Title: 'RequestEntityTooLarge',
    Status: 413,
    Detail: 'PayloadTooLarge',
    Instance: instance,
    Extensions: {},
  });

/** Xero answers in XML to whoever does not ask for JSON. */
function asAccepted(answer: Answer, incoming: Incoming): Answer {
  const isJson = answer.headers['content-type']?.includes('json') ?? false;
  if (!isJson || incoming.headers.accept?.includes('application/json')) return answer;
  const body = `<?xml version="1.0" encoding="utf-8"?><Response><!-- ask for application/json --></Response>`;
  return {...answer, headers: {...answer.headers, 'content-type': 'text/xml; charset=utf-8'}, body};
}

const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: {...headers, ...answer.headers},
});
