import type {KnownProblem} from './known-problem.ts';

const passes = (title: string, cause: string): KnownProblem => ({
  title,
  cause,
  fix: 'It is tried again by itself.',
  place: 'nowhere',
});

const login = (title: string, cause: string, fix: string): KnownProblem => ({title, cause, fix, place: 'xero-login'});

/** What Xero refuses, and what goes wrong on the way there. */
export const xeroProblems: Readonly<Record<string, KnownProblem>> = {
  'xero.busy': passes('Xero asked us to slow down', 'It takes 60 calls a minute, five at a time.'),
  'xero.contact-waits': passes('The contact is not in Xero yet', 'Xero did not answer when it was sent.'),
  'xero.day-limit': passes('Xero’s calls for today are used up', 'Xero counts them a day; the count begins anew.'),
  'xero.failing': passes('Xero has trouble of its own', 'It answered with an error.'),
  'xero.garbled': passes('Xero sent an answer we cannot read', 'It was not what Xero’s API documents.'),
  'xero.key-reused': passes('Xero knows this request already', 'Its key was used for another one.'),
  'xero.slow': passes('Xero does not answer', 'It took longer than a minute.'),
  'xero.unreachable': passes('Xero cannot be reached', 'The connection failed.'),

  'xero.access-lost': login(
    'Xero closed the organisation to Deerpath',
    'Somebody disconnected it in Xero, or the user who logged in lost access.',
    'Log in to Xero again as a user of this organisation.',
  ),
  'xero.app-refused': login(
    'Xero refuses the app',
    'Its id or secret is wrong, or it lacks a right.',
    'Look at the app at developer.xero.com, then log in again.',
  ),
  'xero.login-ended': login(
    'Xero’s login has ended',
    'Syncing waits, nothing is lost.',
    'Log in to Xero again; it goes on by itself.',
  ),
  'xero.login-failed': login('The login at Xero did not go through', 'Xero did not accept it.', 'Log in again.'),
  'xero.login-refused': login('Xero was not connected', 'The consent was not given.', 'Log in when you are ready.'),
  'xero.login-state': login(
    'This login is not known',
    'It was begun too long ago, or used already.',
    'Begin it anew in the set-up.',
  ),
  'xero.no-app': login(
    'No Xero app is set',
    'The companion was started without XERO_CLIENT_ID.',
    'Make an app at developer.xero.com, set XERO_CLIENT_ID and start the companion again.',
  ),
  'xero.no-organisation': login(
    'The login holds no organisation',
    'Xero lists none for it.',
    'Log in again and choose the organisation there.',
  ),
  'xero.not-connected': login(
    'Xero is not connected',
    'Nobody has logged in to Xero yet.',
    'An administrator connects Xero in the set-up.',
  ),
  'xero.scope-missing': login(
    'Xero does not let Deerpath do this',
    'The consent given at the login does not cover it.',
    'Log in to Xero again and allow everything it lists.',
  ),
  'xero.not-chosen': {
    title: 'No Xero organisation is chosen',
    cause: 'The login covers several.',
    fix: 'An administrator chooses one in the set-up.',
    place: 'xero-organisation',
  },
  'xero.other-currency': {
    title: 'The Xero organisation keeps its books in another currency',
    cause: 'Amounts would not be the same.',
    fix: 'Choose the organisation that belongs to this DEAR company.',
    place: 'xero-organisation',
  },
  'xero.other-organisation': {
    title: 'This is another organisation than before',
    cause: 'The one before keeps its documents and its history here.',
    fix: 'Confirm to go on with this one.',
    place: 'xero-organisation',
  },
  'xero.tenant-unknown': {
    title: 'The login does not cover this organisation',
    cause: 'Xero lists others for it.',
    fix: 'Choose one of those listed, or log in again.',
    place: 'xero-organisation',
  },

  'xero.cannot-update': {
    title: 'The document changed in DEAR, and Xero keeps the old one',
    cause: 'A payment, a credit or a lock date forbids the change there.',
    fix: 'Remove the payment in Xero, credit and invoice anew, or skip it with a reason.',
    place: 'xero-document',
  },
  'xero.contact-archived': {
    title: 'The contact is archived in Xero',
    cause: 'Xero takes documents for active contacts only.',
    fix: 'Restore the contact in Xero. Then retry.',
    place: 'xero-contacts',
  },
  'xero.contact-email': {
    title: 'Xero refuses the contact’s e-mail address',
    cause: 'Xero checks it with every document of the contact.',
    fix: 'Correct the address in Xero. Then retry.',
    place: 'xero-contacts',
  },
  'xero.contact-name-taken': {
    title: 'Another contact in Xero has this name',
    cause: 'Names of active contacts are unique there.',
    fix: 'Rename one of the two, or merge them in Xero. Then retry.',
    place: 'xero-contacts',
  },
  'xero.gone': {
    title: 'The document is no longer in Xero',
    cause: 'It went there, and Xero does not find it any more.',
    fix: 'Look for it in Xero. Skip it with a reason if it is not wanted there.',
    place: 'history',
  },
  'xero.item-taken': {
    title: 'Xero has an item of this code already',
    cause: 'Item codes are unique there.',
    fix: 'Give one of the two another code. Then retry.',
    place: 'xero',
  },
  'xero.item-unknown': {
    title: 'Xero does not have the item',
    cause: 'A line names an item code that is not in Xero.',
    fix: 'Add the item in Xero, or change its code in DEAR. Then retry.',
    place: 'xero',
  },
  'xero.journal-unbalanced': {
    title: 'The journal does not balance',
    cause: 'Its debits are not equal to its credits.',
    fix: 'Look at the transactions of that day in DEAR. Then retry.',
    place: 'dear-document',
  },
  'xero.locked': {
    title: 'The document is before Xero’s lock date',
    cause: 'Xero is locked up to a later day.',
    fix: 'Change its date in DEAR, let locked documents go as drafts, or skip it.',
    place: 'settings',
  },
  'xero.name-taken': {
    title: 'The name is in use in Xero',
    cause: 'Names are unique there.',
    fix: 'Rename one of the two. Then retry.',
    place: 'xero',
  },
  'xero.native-link': {
    title: 'DEAR’s own Xero link seems to be on',
    cause: 'With both on, everything would be posted twice.',
    fix: 'Turn off the Xero integration in DEAR, under Integration > Xero. Then sync again.',
    place: 'dear-integration',
  },
  'xero.not-editable': {
    title: 'The document can no longer be changed in Xero',
    cause: 'There it is paid, billed, voided or deleted, or its number belongs to such a document.',
    fix: 'Look at it in Xero; give it a new number in DEAR, or skip it with a reason.',
    place: 'xero-document',
  },
  'xero.number-taken': {
    title: 'The number is another document in Xero',
    cause: 'Xero keeps a number once.',
    fix: 'Rename one of the two, or skip this one with a reason.',
    place: 'xero-document',
  },
  'xero.paid': {
    title: 'The document is already paid in Xero',
    cause: 'It changed in DEAR afterwards, and Xero edits no document that carries a payment or a credit.',
    fix: 'Remove the payment there, or credit and invoice anew.',
    place: 'xero-document',
  },
  'xero.payment-account': {
    title: 'Xero takes no payments on this account',
    cause: 'It is neither a bank account nor one that allows payments.',
    fix: 'Choose another account for it, or enable payments to it in Xero. Then retry.',
    place: 'bank-accounts',
  },
  'xero.payment-exceeds': {
    title: 'The payment is more than is due in Xero',
    cause: 'What exceeds the amount due would be an overpayment.',
    fix: 'Record the amount due, and the rest as an overpayment in Xero. Then retry or skip.',
    place: 'xero-document',
  },
  'xero.payment-status': {
    title: 'Xero takes payments on authorised documents only',
    cause: 'The document is a draft, paid or voided there.',
    fix: 'Approve it in Xero. Then retry.',
    place: 'xero-document',
  },
  'xero.plan-limit': {
    title: 'Xero’s plan allows no more documents this month',
    cause: 'The organisation has approved as many as its plan permits. Nothing is lost.',
    fix: 'Choose a larger plan in Xero, or let documents go as drafts.',
    place: 'settings',
  },
  'xero.refused': {
    title: 'Xero refused the document',
    cause: 'Xero’s own words say why.',
    fix: 'Mend it in DEAR or Xero as Xero says. Then retry.',
    place: 'dear-document',
  },
  'xero.request-refused': {
    title: 'Xero refuses the request',
    cause: 'Xero’s own words say why. Nothing was changed there.',
    fix: 'Change the document in DEAR. Then retry.',
    place: 'dear-document',
  },
  'xero.sent-mark-refused': {
    title: 'Xero marks only authorised documents as sent',
    cause: 'The document is a draft there.',
    fix: 'Approve it in Xero. Then retry.',
    place: 'xero-document',
  },
  'xero.symbols-refused': {
    title: 'Xero refuses signs in a name',
    cause: 'A product or a contact has signs that Xero does not take.',
    fix: 'Take them out of the name in DEAR. Then retry.',
    place: 'dear-document',
  },
  'xero.too-large': {
    title: 'This is too large for Xero',
    cause: 'Xero limits how much it takes at once.',
    fix: 'Make it smaller in DEAR. Then retry.',
    place: 'dear-document',
  },
  'xero.totals-differ': {
    title: 'The totals in Xero differ',
    cause: 'What Xero computed is not what DEAR says.',
    fix: 'Look at the document in Xero beside DEAR’s.',
    place: 'xero-document',
  },
  'xero.totals-refused': {
    title: 'Xero’s arithmetic differs',
    cause: 'A line, its tax or the total is not what Xero computes.',
    fix: 'Look at the amounts and the tax of the lines in DEAR. Then retry.',
    place: 'dear-document',
  },
  'xero.type-refused': {
    title: 'Xero does not take a document of this type here',
    cause: 'Its type does not fit.',
    fix: 'Update the companion. Then retry.',
    place: 'nowhere',
  },
  'xero.cannot-void': {
    title: 'Voided in DEAR, and Xero keeps it',
    cause: 'It is paid or credited in Xero, or was there before Deerpath.',
    fix: 'Remove the payment or credit in Xero and retry, or skip it with a reason.',
    place: 'xero-document',
  },
  'xero.changed-there': {
    title: 'Changed in Xero after Deerpath sent it',
    cause: 'Somebody voided, deleted or edited it there.',
    fix: 'Look at the row. Where DEAR should say the same, change it there.',
    place: 'history',
  },
};
