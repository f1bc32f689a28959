/** Where a problem is mended: a step of the set-up, a page of DEAR's or Xero's, the row itself, or nowhere: it passes. */
export type ProblemPlace =
  | 'accounts'
  | 'tax-rates'
  | 'rounding-account'
  | 'bank-accounts'
  | 'first-day'
  | 'settings'
  | 'autosync'
  | 'mailing-lists'
  | 'pairing'
  | 'dear-keys'
  | 'xero-login'
  | 'xero-organisation'
  | 'dear-document'
  | 'dear-integration'
  | 'xero-document'
  | 'xero-contacts'
  | 'xero'
  | 'history'
  | 'nowhere';

/** What a code means, whatever the document. */
export interface KnownProblem {
  /** What happened, without a document's particulars and without a full stop. */
  readonly title: string;
  readonly cause: string;
  /** What to do. */
  readonly fix: string;
  readonly place: ProblemPlace;
  /** A second place that mends it as well. */
  readonly also?: 'xero-accounts';
}
