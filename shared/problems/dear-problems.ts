import type {KnownProblem} from './known-problem.ts';

const passes = (title: string, cause: string): KnownProblem => ({
  title,
  cause,
  fix: 'It is tried again by itself.',
  place: 'nowhere',
});

/** What goes wrong while DEAR is read. */
export const dearProblems: Readonly<Record<string, KnownProblem>> = {
  'dear.busy': passes('DEAR asked us to slow down', 'It takes 60 calls a minute.'),
  'dear.failing': passes('DEAR has trouble of its own', 'It answered with an error.'),
  'dear.garbled': passes('DEAR sent an answer we cannot read', 'It was not what DEAR’s API documents.'),
  'dear.slow': passes('DEAR does not answer', 'It took longer than 30 seconds.'),
  'dear.unreachable': passes('DEAR cannot be reached', 'The connection failed.'),
  'dear.keys-refused': {
    title: 'DEAR refuses the keys',
    cause: 'The account ID and the application key do not open this company.',
    fix: 'Copy both again from DEAR, Integrations > API, and connect DEAR.',
    place: 'dear-keys',
  },
  'dear.not-connected': {
    title: 'DEAR is not connected',
    cause: 'Deerpath has no keys to read the documents with.',
    fix: 'An administrator connects DEAR in the set-up.',
    place: 'dear-keys',
  },
  'dear.payment-source-unknown': {
    title: 'DEAR does not say what a payment was taken from',
    cause: 'It may be money, or a customer credit or supplier deposit that was used up. Nothing was sent.',
    fix: 'It is asked again with the next sync. If it stays, open the payment in DEAR and save it again.',
    place: 'dear-document',
  },
  'dear.payment-unreadable': {
    title: 'DEAR shows a payment that we cannot read',
    cause: 'Its amount, its date or its own id is missing or makes no sense.',
    fix: 'Open the payment in DEAR and save it again. Then retry.',
    place: 'dear-document',
  },
  'dear.redirected': {
    title: 'DEAR answers from another address',
    cause: 'The keys were not sent there.',
    fix: 'Look at the address of DEAR in the companion’s settings (DEAR_API_URL).',
    place: 'dear-keys',
  },
  'dear.request-refused': {
    title: 'DEAR refuses to show the document',
    cause: 'Its own words say why.',
    fix: 'Open the document in DEAR. Then retry.',
    place: 'dear-document',
  },
  'dear.unreadable-document': {
    title: 'The document cannot be read',
    cause: 'DEAR’s answer is incomplete.',
    fix: 'Open the document in DEAR, save it again. Then retry.',
    place: 'dear-document',
  },
  'dear.document-gone': {
    title: 'The document is no longer in DEAR',
    cause: 'It went to Xero, and DEAR names it no more, under another number either.',
    fix: 'Void it in Xero if it is not wanted there, then skip it with a reason.',
    place: 'xero-document',
  },
};
