import type {DocumentKind} from '../../shared/documents/kinds.ts';

/** Everything the control shows of a document. */
export interface DocumentView {
  /** Null while nobody asked yet, or nobody answers: then no pill. */
  readonly state: DocumentState | null;
  /** All that goes to Xero of it; null when the pill tells everything. */
  readonly parts: Parts | null;
  /** Why Sync Now cannot be clicked, or null. */
  readonly disabled: string | null;
  readonly busy: boolean;
}

/** How a document, or a part of it, stands: in words, as the worker finds them and the page only shows them. */
export interface DocumentState {
  readonly kind: 'not-authorised' | 'not-in-xero' | 'waiting' | 'syncing' | 'in-xero' | 'failed' | 'skipped';
  /** `Failed` */
  readonly word: string;
  /** What follows the word: the reason, or its number in Xero. */
  readonly more?: string;
  /** Both as one: `Failed: Account 630 is archived`. */
  readonly said: string;
  /** The whole sentence. */
  readonly hint: string;
  /** Where it is in Xero. */
  readonly url?: string;
  /** What stands in its way, told to who rests on it. */
  readonly problem?: ShownProblem;
}

export interface ShownProblem {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** The step of the set-up where it is mended; other problems are looked at in the side panel. */
  readonly mend?: {readonly words: string; readonly step: string};
}

/** One thing that belongs to a sale or purchase and goes to Xero, as a line of the list beside the pill. */
export interface Part {
  readonly key: string;
  readonly kind: DocumentKind;
  /** `INV-00123`, or `Attachment delivery.pdf` */
  readonly name: string;
  readonly state: DocumentState;
}

export interface Parts {
  readonly items: readonly Part[];
  /** `3 invoices, 1 failed` */
  readonly name: string;
  readonly hasFailed: boolean;
}
