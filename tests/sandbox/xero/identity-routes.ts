import type {Hono} from 'hono';
import type {Clock} from '../../../companion/platform/clock.ts';
import type {createFaults, Fault} from './faults.ts';
import {aWebPage, type Outcome} from './gate-faults.ts';
import {send} from './http.ts';
import {decideLogin, type LoginDependencies, showLogin} from './login-page.ts';
import {answerRevocation, answerToken, refused} from './token-endpoint.ts';
import {type Answer, turnedAway} from './wire.ts';

export interface IdentityDependencies extends LoginDependencies {
  readonly clock: Clock;
  readonly faults: ReturnType<typeof createFaults>;
  /** Counts the work while it is under way. */
  readonly answering: (work: () => Promise<Outcome>) => Promise<Outcome>;
  readonly heard: (call: {at: number; method: string; path: string; status: number}) => void;
}

/** Login page, token, revocation and connections. */
export function addIdentityRoutes(app: Hono, dependencies: IdentityDependencies): void {
  const {clock, faults, logins, connections} = dependencies;
  const identity = (
    path: string,
    method: 'GET' | 'POST' | 'DELETE',
    work: (request: IdentityRequest) => Answer | Promise<Answer>,
  ) =>
    app.on(method, path, async (c) => {
      const url = new URL(c.req.url);
      const form = new URLSearchParams(method === 'POST' ? await c.req.text() : '');
      const name = url.pathname.slice(url.pathname.indexOf(path.split('/:')[0] ?? path));
      const fault = faults.take(method, name);
      const authorization = c.req.header('authorization');
      const outcome = await dependencies.answering(() =>
        withIdentityFault(fault, clock, () =>
          work({query: url.searchParams, form, authorization, id: c.req.param('id') ?? ''}),
        ),
      );
      dependencies.heard({at: clock.now(), method, path: name, status: outcome === 'drop' ? 0 : outcome.status});
      return send(c, outcome);
    });

  identity('/identity/connect/authorize', 'GET', ({query}) => showLogin(query, dependencies));
  identity('/identity/connect/authorize', 'POST', ({query, form}) => decideLogin(query, form, dependencies));
  identity('/connect/token', 'POST', ({form, authorization}) => answerToken(form, authorization, logins));
  identity('/connect/revocation', 'POST', ({form, authorization}) =>
    answerRevocation(form, authorization, logins, () => connections.removeAll()),
  );
  identity('/connections', 'GET', ({query, authorization}) =>
    asBearer(authorization, (clientId) => connections.list(clientId, query.get('authEventId') ?? undefined)),
  );
  identity('/connections/:id', 'DELETE', ({id, authorization}) =>
    asBearer(authorization, (clientId) => connections.remove(id, clientId)),
  );

  function asBearer(authorization: string | undefined, work: (clientId: string) => Answer): Answer {
    const bearer = logins.bearer(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '');
    if (!bearer || clock.now() >= bearer.expiresAt)
      return turnedAway(401, 'AuthenticationUnsuccessful', dependencies.newId());
    return work(bearer.login.clientId);
  }
}

interface IdentityRequest {
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly authorization: string | undefined;
  readonly id: string;
}

/** The faults that make sense at the login: an answer lost or late after the rotation among them. */
async function withIdentityFault(
  fault: Fault | undefined,
  clock: Clock,
  work: () => Answer | Promise<Answer>,
): Promise<Outcome> {
  if (fault?.kind === 'drop-before') return 'drop';
  if (fault?.kind === 'error-before') return {status: 500, headers: {}, body: ''};
  if (fault?.kind === 'unavailable') return {status: 503, headers: {}, body: fault.text ?? ''};
  if (fault?.kind === 'invalid-grant') return refused('invalid_grant');
  if (fault?.kind === 'unauthorized')
    return turnedAway(401, 'AuthenticationUnsuccessful', '00000000-0000-0000-0000-000000000000');
  if (fault?.kind === 'slow' && fault.when !== 'after') await clock.sleep(fault.milliseconds);
  const answer = await work();
  if (fault?.kind === 'slow' && fault.when === 'after') await clock.sleep(fault.milliseconds);
  if (fault?.kind === 'drop-after') return 'drop';
  if (fault?.kind === 'error-after') return {status: 500, headers: {}, body: ''};
  if (fault?.kind === 'html') return aWebPage();
  if (fault?.kind === 'empty') return {...answer, status: 200, body: ''};
  if (fault?.kind === 'truncated') return {...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2))};
  return answer;
}
