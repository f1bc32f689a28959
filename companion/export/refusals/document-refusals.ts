import type {KnownRefusal} from './known-refusal.ts';

/** Xero's texts about the document as a whole: its number, date and contact, what is paid on it, whether it may change. */
export const documentRefusals: readonly KnownRefusal[] = [
  {
    pattern: /contact name (.+?) is already assigned/i,
    problem: ([, name]) => [
      'xero.contact-name-taken',
      `Another contact in Xero is named ${name}.`,
      'Names of active contacts are unique there.',
      'Rename one of the two, or merge them in Xero. Then retry.',
    ],
  },
  {
    pattern: /contact must contain at least 1|contact name cannot be empty/i,
    problem: (_, number) => [
      'mapping.contact-missing',
      `${number} has no customer or supplier that Xero can know.`,
      'Xero takes no document without a contact.',
      'Set the name in DEAR. Then retry.',
    ],
  },
  {
    pattern: /enter a unique name/i,
    problem: () => [
      'xero.name-taken',
      'The name is in use in Xero.',
      'Names are unique there.',
      'Rename one of the two. Then retry.',
    ],
  },
  {
    pattern: /must be unique/i,
    problem: (_, number) => [
      'xero.number-taken',
      `${number} is another document in Xero.`,
      'Xero says that the number is in use, yet its look-up shows no document of that number.',
      'Look for it in Xero, rename one of the two, or skip this one with a reason.',
    ],
  },
  {
    pattern: /(period|end of year) lock date[^0-9]*(.*)$/i,
    problem: ([, , day], number) => [
      'xero.locked',
      `${number} is before Xero's lock date.`,
      `Xero is locked${day ? ` up to ${day.replace(/\.$/, '')}` : ''}.`,
      'Change its date in DEAR, let locked documents go as drafts (Settings), or skip it.',
    ],
  },
  {
    // The second is what DEAR's own link used to say of the same (reference: dear-xero-integration, section 11).
    pattern: /has a payment or credit note allocated|has been paid in Xero and cannot be updated/i,
    problem: (_, number) => [
      'xero.paid',
      `${number} is already paid in Xero.`,
      'It changed in DEAR afterwards, and Xero edits no document that carries a payment or a credit.',
      'Remove the payment there, or credit and invoice anew.',
    ],
  },
  {
    pattern: /not of valid status/i,
    problem: (_, number) => [
      'xero.not-editable',
      `${number} can no longer be changed in Xero.`,
      'There it is paid, billed, voided or deleted, or its number belongs to such a document.',
      'Look at it in Xero; give it a new number in DEAR, or skip it with a reason.',
    ],
  },
  {
    pattern: /exceeds the amount outstanding/i,
    problem: (_, number) => [
      'xero.payment-exceeds',
      `The payment of ${number} is more than is due in Xero.`,
      'What exceeds the amount due would be an overpayment, and Xero takes none here.',
      'Record the amount due, and the rest as an overpayment in Xero. Then retry or skip.',
    ],
  },
  {
    pattern: /payments can only be made against authorised/i,
    problem: (_, number) => [
      'xero.payment-status',
      `${number} takes no payment in Xero as it stands there.`,
      'Xero takes payments on authorised documents only; there it is a draft, paid or voided.',
      'Approve it in Xero. Then retry.',
    ],
  },
  {
    pattern: /account type is invalid for making a payment/i,
    problem: () => [
      'xero.payment-account',
      'Xero takes no payments on this account.',
      'It is neither a bank account nor one that allows payments.',
      'Choose another account for it, or enable payments to it in Xero. Then retry.',
    ],
  },
  {
    pattern: /total debits .* must equal total credits/i,
    problem: (_, number) => [
      'xero.journal-unbalanced',
      `${number} does not balance.`,
      'Its debits are not equal to its credits.',
      'Look at the transactions of that day in DEAR. Then retry.',
    ],
  },
  {
    pattern: /could not be found|was not found for this endpoint/i,
    problem: (_, number) => [
      'xero.gone',
      `${number} is no longer in Xero.`,
      'It went there, and Xero does not find it any more.',
      'Look for it in Xero. Skip it with a reason if it is not wanted there.',
    ],
  },
  {
    pattern: /may have SentToContact updated/i,
    problem: (_, number) => [
      'xero.sent-mark-refused',
      `Xero marks ${number} as sent only once it is authorised.`,
      'It is a draft there.',
      'Approve it in Xero. Then retry.',
    ],
  },
  {
    pattern: /not of valid type/i,
    problem: (_, number) => [
      'xero.type-refused',
      `Xero does not take ${number} as this type of document.`,
      'Nothing of it is in Xero.',
      'Update the companion. Then retry.',
    ],
  },
  {
    pattern: /remove the incorrect symbols/i,
    problem: () => [
      'xero.symbols-refused',
      'A name has signs that Xero does not take.',
      'It is the name of a product or of the contact.',
      'Take them out of the name in DEAR. Then retry.',
    ],
  },
  {
    pattern: /contact.*archived|archived.*contact/i,
    problem: () => [
      'xero.contact-archived',
      'The contact is archived in Xero.',
      'Xero takes documents for active contacts only.',
      'Restore the contact in Xero. Then retry.',
    ],
  },
  {
    pattern: /email address must be valid/i,
    problem: () => [
      'xero.contact-email',
      'The contact has an e-mail address that Xero refuses.',
      'Xero checks it with every document of the contact.',
      'Correct the address in Xero. Then retry.',
    ],
  },
];
