import type {KnownProblem} from './known-problem.ts';

/** What stops payments, refunds and the credit that is allocated. */
export const paymentProblems: Readonly<Record<string, KnownProblem>> = {
  'payment.cannot-delete': {
    title: 'Xero keeps a payment that DEAR has no more',
    cause: 'It is reconciled with the bank there, or part of a batch.',
    fix: 'Remove it in Xero by hand: open the payment, Options, Remove & Redo. Then retry.',
    place: 'xero-document',
  },
  'payment.document-voided': {
    title: 'A payment is for a document that is voided in Xero',
    cause: 'DEAR has the document paid, and somebody voided it in Xero.',
    fix: 'Void it in DEAR too, or skip the payment with a reason.',
    place: 'xero-document',
  },
  'payment.exceeds-due': {
    title: 'A payment is more than is due in Xero',
    cause: 'What exceeds the amount due would be an overpayment. Nothing was sent.',
    fix: 'Record the amount due, and the rest as an overpayment in Xero, then skip it; or correct it in DEAR and retry.',
    place: 'xero-document',
  },
  'payments.choose': {
    title: 'Payments can go to Xero now',
    cause: 'Deerpath has worked without them here, so it sends none until an administrator decides.',
    fix: 'Turn the export of payments on or off in the set-up.',
    place: 'settings',
  },
};
