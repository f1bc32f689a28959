import * as z from 'zod/mini';
import {
  dearChoices,
  dearConnection,
  dearDocuments,
  ownLink,
  xeroChoices,
  xeroLogin,
} from '../../../shared/contract/connections.ts';
import {diagnosisAnswer} from '../../../shared/contract/diagnosis.ts';
import {invitationAnswer, usersAnswer} from '../../../shared/contract/pairing.ts';
import type {Answers, AnswersDependencies} from './answering.ts';

/** Finding, pairing and connecting; who else is paired. */
export function connectionAnswers({link, example}: Pick<AnswersDependencies, 'link' | 'example'>) {
  const nothing = z.unknown();
  return {
    find: ({address}) => link.find(address),
    'start-example': () => example.start(),
    'leave-example': () => example.leave(),
    pair: ({address, code, name}) => link.pair(address, code, name),
    snapshot: async () => {
      link.wake();
      return link.snapshot();
    },
    'try-again': () => link.tryAgain(),
    'connect-dear': async (keys) => {
      const connection = await link.ask({method: 'PUT', path: '/api/connections/dear', body: keys}, dearConnection);
      await link.tryAgain();
      return connection;
    },
    'connect-xero': () => link.ask({method: 'POST', path: '/api/connections/xero'}, xeroLogin),
    'disconnect-dear': async () => {
      await link.ask({method: 'DELETE', path: '/api/connections/dear'}, nothing);
      return null;
    },
    'disconnect-xero': async () => {
      await link.ask({method: 'DELETE', path: '/api/connections/xero'}, nothing);
      return null;
    },
    'say-own-link': async (said) => {
      await link.ask({method: 'PUT', path: '/api/connections/dear/own-link', body: said}, ownLink);
      await link.tryAgain();
      return null;
    },
    'choose-organisation': async (choice) => {
      await link.ask({method: 'PUT', path: '/api/connections/xero', body: choice}, nothing);
      await link.tryAgain();
      return null;
    },
    'dear-choices': () => link.ask({path: '/api/dear/choices'}, dearChoices),
    'dear-documents': ({from}) =>
      link.ask({path: `/api/dear/documents?from=${encodeURIComponent(from)}`}, dearDocuments),
    'xero-choices': () => link.ask({path: '/api/xero/choices'}, xeroChoices),
    diagnosis: () => link.ask({path: '/api/diagnosis'}, diagnosisAnswer),
    users: () => link.ask({path: '/api/users?limit=200'}, usersAnswer),
    'revoke-user': async ({id}) => {
      await link.ask({method: 'DELETE', path: `/api/users/${encodeURIComponent(id)}`}, nothing);
      return null;
    },
    invite: (invitation) => link.ask({method: 'POST', path: '/api/invitations', body: invitation}, invitationAnswer),
  } satisfies Partial<Answers>;
}
