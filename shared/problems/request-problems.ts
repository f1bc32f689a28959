import type {KnownProblem, ProblemPlace} from './known-problem.ts';

const refusal = (title: string, cause: string, fix: string, place: ProblemPlace = 'nowhere'): KnownProblem => ({
  title,
  cause,
  fix,
  place,
});

const program = (title: string): KnownProblem =>
  refusal(title, 'A program spoke to the companion in a way it does not take.', 'Update extension and companion.');

/** Why the companion does not do what it was asked. */
export const requestProblems: Readonly<Record<string, KnownProblem>> = {
  'history.completed': refusal(
    'The document is in Xero already',
    'It arrived meanwhile.',
    'Change it in DEAR when it has to change; the next sync takes that over.',
  ),
  'history.not-skipped': refusal('The document is not skipped', 'There is nothing to put back.', 'Look at its row.'),
  'history.skipped': refusal(
    'The document is skipped',
    'Someone decided to keep it out of Xero.',
    'Put it back to Pending first.',
  ),
  'history.under-way': refusal(
    'The document is on its way to Xero',
    'Its answer is not there yet.',
    'Wait until Xero answers, then decide.',
  ),
  'pairing.admin-only': refusal(
    'Only an administrator may do this',
    'Staff sync, retry and skip.',
    'Ask an administrator of Deerpath to do it.',
  ),
  'pairing.last-admin': refusal(
    'This is the last administrator',
    'Without one nobody could change anything.',
    'Invite another administrator first.',
    'pairing',
  ),
  'pairing.too-many-codes': refusal('Too many wrong codes', 'Somebody tried too often.', 'Wait, then try again.'),
  'pairing.unknown-token': refusal(
    'Deerpath does not know this browser',
    'It was removed, or not used for 90 days.',
    'Pair it with a code from an administrator.',
    'pairing',
  ),
  'pairing.wrong-code': refusal(
    'That is not a pairing code of this companion',
    'A code counts once and not for long.',
    'Ask for a new one.',
    'pairing',
  ),
  'request.cut-short': program('The request broke off'),
  'request.foreign-host': refusal(
    'Deerpath does not answer under this name',
    'The address is not one that the companion knows as its own.',
    'Use http://127.0.0.1 with the port, or set PUBLIC_URL to the address that browsers use.',
    'pairing',
  ),
  'request.headers-too-large': program('The request is too long'),
  'request.malformed': program('The request cannot be read'),
  'request.method': program('The companion does not do this here'),
  'request.not-found': refusal(
    'The companion knows nothing of it',
    'It is gone, or belongs to other books.',
    'Refresh the list.',
  ),
  'request.not-json': program('The request is not JSON'),
  'request.timeout': program('The request took too long'),
  'request.too-large': program('The request is too long'),
  'request.unacceptable': refusal('A value cannot be accepted', 'It stands at the field.', 'Correct it there.'),
  'runs.no-preview': program('This run is no preview'),
  'runs.preview-gone': program('This preview is gone'),
  'runs.preview-under-way': program('This preview is not through yet'),
  'settings.changed': refusal(
    'The settings have changed meanwhile',
    'Someone else saved them.',
    'Look at them again, then make the change.',
    'settings',
  ),
};
