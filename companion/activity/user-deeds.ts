import type {Role} from '../../shared/pairing/user.ts';
import type {Deed} from './note-activity.ts';

const called: Readonly<Record<Role, string>> = {admin: 'administrator', staff: 'staff'};

export const isPaired = ({name, role}: {name: string; role: Role}): Deed => ({
  type: 'User',
  user: name,
  did: `paired a browser as ${called[role]}`,
  to: called[role],
});

export const hasInvited = (user: string, role: Role): Deed => ({
  type: 'User',
  user,
  did: `invited a colleague as ${called[role]}`,
});

export const hasRevoked = (user: string, other: {name: string; role: Role}): Deed => ({
  type: 'User',
  user,
  did: `ended the access of ${other.name}`,
  from: called[other.role],
});
