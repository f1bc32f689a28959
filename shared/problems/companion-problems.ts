import type {KnownProblem} from './known-problem.ts';

const disk = (title: string, cause: string, fix: string): KnownProblem => ({title, cause, fix, place: 'nowhere'});

/** What goes wrong in the companion itself: its runs, its memory, its machine. */
export const companionProblems: Readonly<Record<string, KnownProblem>> = {
  'autosync.did-not-run': {
    title: 'A scheduled sync did not run',
    cause: 'Its time came, and something kept it from beginning.',
    fix: 'Mend what the words below name; the sync that was missed then runs at once.',
    place: 'autosync',
  },
  'autosync.slowed': {
    title: 'Scheduled syncs are slowed down',
    cause: 'Xero’s calls of the day are used up but for a tenth, which is kept for what people ask for.',
    fix: 'Nothing has to be done. If it happens often, choose a lower frequency, or a larger plan for the app at Xero.',
    place: 'autosync',
  },
  'autosync.too-long': {
    title: 'A scheduled sync does not come to its end',
    cause: 'Three more were due since it began, and they wait for it.',
    fix: 'Look at it under Runs. If it stands still, stop it there: the next one goes on from where it was.',
    place: 'history',
  },
  'call.stopped': {
    title: 'The run was stopped',
    cause: 'The call had not left yet.',
    fix: 'Sync again when you like.',
    place: 'nowhere',
  },
  'backup.never-rests': disk(
    'No backup was made',
    'The companion writes into its folder all the time.',
    'Try again in a minute, or stop the companion for the moment.',
  ),
  'backup.nothing': disk(
    'There is nothing to keep in the folder',
    'No companion ever worked on it.',
    'Set DATA_DIR to the folder that it uses.',
  ),
  'backup.unreadable': disk(
    'The backup cannot be read',
    'It is damaged, or no backup of Deerpath.',
    'Take another one; nothing was put back.',
  ),
  'connection.failing': {
    title: 'A connection fails',
    cause: 'DEAR or Xero does not take what it was given.',
    fix: 'Connect it again.',
    place: 'xero-login',
  },
  'export.before-first-day': {
    title: 'The document is dated before the first day',
    cause: 'Only documents from that day on count.',
    fix: 'An administrator can choose an earlier first day.',
    place: 'first-day',
  },
  'health.starting': {
    title: 'The companion is starting',
    cause: 'It reads its data and brings it to this version.',
    fix: 'Ask again in a moment.',
    place: 'nowhere',
  },
  'ledger.impossible-step': {
    title: 'Deerpath stopped to be safe',
    cause: 'What is written down of this document does not allow the next step.',
    fix: 'Sync it again. If it stays, send us the diagnosis from the set-up.',
    place: 'history',
  },
  'run.broke': {
    title: 'The sync stopped on a fault of Deerpath itself',
    cause: 'What had gone to Xero is written down; nothing goes twice.',
    fix: 'Sync again. If it stays, look into the companion’s log.',
    place: 'history',
  },
  'run.interrupted': {
    title: 'The companion stopped in the middle of a sync',
    cause: 'What had gone to Xero is written down; nothing goes twice and nothing is lost.',
    fix: 'Sync again to go on.',
    place: 'history',
  },
  'store.changed': disk(
    'A file of the companion was changed or damaged while it was at work',
    'It does not go on with what it did not write.',
    'Look after that disk, then start the companion again.',
  ),
  'store.disk': disk(
    'The companion’s disk refuses work',
    'Nothing is sent while nothing can be remembered.',
    'Look after that disk or folder, then start the companion again.',
  ),
  'store.in-use': disk(
    'Another Deerpath is at work on the same folder',
    'Two at once would spoil it.',
    'End one of the two, or give this one a folder of its own (DATA_DIR).',
  ),
  'store.key-unreadable': disk(
    'The companion’s key file cannot be used',
    'Without it the logins it keeps do not open.',
    'Put the key file back, or connect DEAR and Xero again.',
  ),
  'store.newer': disk(
    'The data was written by a newer Deerpath',
    'This version does not know its files.',
    'Start the newer companion.',
  ),
  'store.no-space': disk(
    'The companion’s disk is full',
    'Nothing can be remembered until there is room again, so nothing is sent.',
    'Free some space; it goes on from where it was.',
  ),
  'store.not-writable': disk(
    'The companion may not write in its folder',
    'The folder belongs to another user, or the disk is read-only.',
    'Give the user that runs the companion the right to read and write there.',
  ),
  'store.secret-unreadable': disk(
    'A login that the companion keeps does not open',
    'The key file belongs to another data folder.',
    'Put back the key file that belongs to it, or connect again.',
  ),
  'store.stopped': disk(
    'The companion’s disk failed in the middle of a write',
    'It writes nothing more, because it cannot tell what of the last write is there.',
    'Look after that disk, then start the companion again.',
  ),
  'store.unreadable': disk(
    'A file of the companion cannot be read',
    'It did not start and changed nothing.',
    'Put back the copy that it names.',
  ),
  'journal.account-not-allowed': {
    title: 'An account takes no manual journals in Xero',
    cause: 'It is a bank account, a stock account, or one of Xero’s own.',
    fix: 'Choose an account of the type Current Asset or Expense for it. Then retry.',
    place: 'accounts',
  },
  'journal.kept-in-xero': {
    title: 'A journal changed in DEAR, and Xero keeps the old one',
    cause: 'Its day is locked, or somebody edited it in Xero.',
    fix: 'Move the lock date for a moment and retry; retry replaces what was edited by hand, too.',
    place: 'xero',
  },
  'journal.unreadable': {
    title: 'A day of stock value does not add up in DEAR',
    cause: 'A transaction there lacks an amount, or an account on one side.',
    fix: 'Look at it in DEAR. Then retry.',
    place: 'history',
  },
  'journal.voided-in-xero': {
    title: 'The journal was voided in Xero, and DEAR’s figures changed',
    cause: 'What is voided in Xero stays so.',
    fix: 'Enter the difference in Xero by hand, then skip it with a reason.',
    place: 'xero',
  },
};
