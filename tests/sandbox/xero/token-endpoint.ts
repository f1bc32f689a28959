import {apps, type Logins} from './logins.ts';
import {type Answer, json} from './wire.ts';

/** `POST /connect/token`: codes and refresh tokens become tokens. */
export function answerToken(form: URLSearchParams, authorization: string | undefined, logins: Logins): Answer {
  const clientId = clientOf(form, authorization);
  if (clientId === undefined) return refused('invalid_client');
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') {
    const verifier = form.get('code_verifier') ?? undefined;
    const set = logins.exchange(form.get('code') ?? '', clientId, form.get('redirect_uri') ?? '', verifier);
    return set ? json(200, set) : refused('invalid_grant');
  }
  if (grant === 'refresh_token') {
    const set = logins.refresh(form.get('refresh_token') ?? '', clientId);
    return set ? json(200, set) : refused('invalid_grant');
  }
  return refused(grant === 'client_credentials' ? 'unauthorized_client' : 'unsupported_grant_type');
}

/** `POST /connect/revocation`: taking back the refresh token ends every connection of that person. */
export function answerRevocation(
  form: URLSearchParams,
  authorization: string | undefined,
  logins: Logins,
  endConnections: () => void,
): Answer {
  if (clientOf(form, authorization) === undefined) return refused('invalid_client');
  if (logins.knows(form.get('token') ?? '')) {
    logins.revokeAll();
    endConnections();
  }
  return {status: 200, headers: {}, body: ''};
}

export const refused = (error: string): Answer => json(400, {error});

/** An app with a secret proves itself by Basic; one without names itself in the body and must not claim a secret. */
function clientOf(form: URLSearchParams, authorization: string | undefined): string | undefined {
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) {
    return apps.find(({clientId, secret}) => clientId === form.get('client_id') && secret === null)?.clientId;
  }
  const [clientId = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  return apps.find((app) => app.clientId === clientId && app.secret !== null && app.secret === secret)?.clientId;
}
