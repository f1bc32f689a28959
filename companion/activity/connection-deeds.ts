import type {Problem} from '../../shared/result.ts';
import type {Deed} from './note-activity.ts';

interface Company {
  readonly account: string;
  readonly company: string;
}

/** Keys are never told, only that another one took the place. */
export function dearConnected(user: string, before: Company | null, after: Company, sameKey: boolean): Deed {
  const isSame = before?.account === after.account;
  if (isSame && !sameKey) {
    return {type: 'Connection', user, did: 'replaced DEAR’s key', setting: 'DEAR application key', to: 'Changed'};
  }
  const did = isSame ? 'connected DEAR again' : before ? 'connected another DEAR company' : 'connected DEAR';
  return {type: 'Connection', user, did, setting: 'DEAR company', from: before?.company ?? null, to: after.company};
}

interface Login {
  readonly organisation: string | null;
  readonly tenantId: string | null;
  readonly problem: Problem | null;
  readonly tokens: string | null;
}

/** `after.tenantId` is null where a person has yet to choose among several organisations. */
export function xeroLoggedIn(user: string, before: Login, after: Login): Deed {
  const was = before.problem ? `Failing: ${withoutStop(before.problem.title)}` : before.organisation;
  return {
    type: 'Connection',
    user,
    did: before.organisation === null ? 'logged in to Xero' : 'logged in to Xero again',
    setting: 'Xero organisation',
    from: was,
    to: after.tenantId === null ? 'To be chosen' : after.organisation,
  };
}

export const organisationChosen = (user: string, from: string | null, to: string | null): Deed => ({
  type: 'Connection',
  user,
  did: 'chose the Xero organisation',
  setting: 'Xero organisation',
  from,
  to,
});

export const disconnected = (user: string, side: 'DEAR' | 'Xero', from: string | null): Deed => ({
  type: 'Connection',
  user,
  did: `disconnected ${side}`,
  setting: side === 'DEAR' ? 'DEAR company' : 'Xero organisation',
  from,
});

/** DEAR is not asked: an administrator has looked, and says so. */
export const ownLinkSaid = (user: string, off: boolean): Deed => ({
  type: 'Connection',
  user,
  did: off ? 'said that DEAR’s own link to Xero is off' : 'took back that DEAR’s own link to Xero is off',
  setting: 'DEAR’s own link to Xero',
  from: off ? null : 'Off',
  to: off ? 'Off' : null,
});

/** A connection that began to fail, or works again, by itself. */
export function connectionState(side: 'DEAR' | 'Xero', before: Problem | null, after: Problem | null): Deed {
  const say = (problem: Problem | null) => (problem ? `Failing: ${withoutStop(problem.title)}` : 'Connected');
  return {
    type: 'Connection',
    user: null,
    did: after ? withoutStop(after.title) : `${side} works again`,
    setting: side,
    from: say(before),
    to: say(after),
  };
}

const withoutStop = (title: string): string => title.replace(/\.$/, '');
