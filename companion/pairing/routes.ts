import * as z from 'zod';
import {
  invitationAnswer,
  invitationRequest,
  pairAnswer,
  pairRequest,
  proofAnswer,
  proofRequest,
  usersAnswer,
} from '../../shared/contract/pairing.ts';
import {type Endpoint, endpoint, json, nothing} from '../http/endpoint.ts';
import {listingQuery} from '../http/listing.ts';
import {pageById} from '../http/page-by-id.ts';
import {parseWith} from '../http/parse.ts';
import {malformed, refuse, unknownId} from '../http/refusal.ts';
import type {CompanionKey} from './companion-key.ts';
import type {Pairing} from './pairing.ts';

/** Pairing, proof, invitations and users. */
export function pairingRoutes({pairing, key}: {pairing: Pairing; key: CompanionKey}): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/api/pair',
      summary: 'Turns a pairing code into a token',
      access: 'anyone',
      body: pairRequest,
      judgesBody: true,
      answers: {201: pairAnswer},
      refusals: [401, 429],
      async handle(call) {
        const result = await pairing.pair(() => {
          const body = call.json();
          if (typeof body.code !== 'string') throw malformed('The code is a text such as 7KQ4-M2XD.');
          return {code: body.code, name: () => parseWith(pairRequest, body).name};
        });
        if (result.outcome === 'closed') throw tooManyCodes(result.wait);
        if (result.outcome === 'wrong-code') throw wrongCode();
        return json(201, {token: result.token, user: result.user, companion: {key: key.public}});
      },
    }),

    endpoint({
      method: 'post',
      path: '/api/proof',
      summary: 'Signs a challenge with the key that pairing gave',
      access: 'anyone',
      body: proofRequest,
      answers: {200: proofAnswer},
      handle: ({body}) => json(200, {signature: key.sign(body.challenge)}),
    }),

    endpoint({
      method: 'post',
      path: '/api/invitations',
      summary: 'Makes a single-use pairing code for a colleague',
      access: 'admin',
      body: invitationRequest,
      answers: {201: invitationAnswer},
      handle: async ({body, user}) => json(201, await pairing.invite(body.role, user)),
    }),

    endpoint({
      method: 'get',
      path: '/api/users',
      summary: 'Who is paired, whoever came last first',
      access: 'admin',
      query: z.object(listingQuery),
      answers: {200: usersAnswer},
      refusals: [400],
      handle({query}) {
        const {items, nextCursor} = pageById(pairing.users().toReversed(), query);
        const shown = items.map(({id, name, role, pairedAt, lastSeenAt}) => ({id, name, role, pairedAt, lastSeenAt}));
        return json(200, {items: shown, nextCursor});
      },
    }),

    endpoint({
      method: 'delete',
      path: '/api/users/{id}',
      summary: "Ends a user's access",
      access: 'admin',
      answers: {204: null},
      refusals: [404, 409, 422],
      async handle({parameter, user}) {
        const result = await pairing.revoke(parameter('id'), user);
        if (result === 'unknown') throw unknownId(parameter('id'), 'user');
        if (result === 'last-admin') throw lastAdmin();
        return nothing();
      },
    }),
  ];
}

const wrongCode = () =>
  refuse(
    401,
    'pairing.wrong-code',
    'That is not a pairing code of this companion.',
    'A code counts once and not for long. Ask for a new one.',
    {
      headers: {'www-authenticate': 'Bearer'},
    },
  );

const tooManyCodes = (wait: number) => {
  const seconds = String(Math.max(1, Math.ceil(wait / 1000)));
  return refuse(429, 'pairing.too-many-codes', 'Too many wrong codes.', `The next try counts in ${seconds} seconds.`, {
    headers: {'retry-after': seconds},
  });
};

const lastAdmin = () =>
  refuse(
    409,
    'pairing.last-admin',
    'This is the last administrator.',
    'Invite another administrator first, then revoke this one.',
  );
