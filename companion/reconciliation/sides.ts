import type {DocumentKind} from '../../shared/documents/kinds.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {Cents} from '../../shared/money/cents.ts';

/** A document of DEAR's that is authorised, as last read, with what Deerpath knows of it. */
export interface DearSide {
  readonly kind: DocumentKind;
  /** The invoice, bill, credit note or order within its sale or purchase. */
  readonly id: string;
  readonly number: string;
  readonly party: string;
  /** Calendar day, or null. */
  readonly date: string | null;
  readonly currency: string;
  readonly total: Cents;
  readonly url: string;
  /** Where it is in Xero by the ledger; null while it is not there. */
  readonly xeroId: string | null;
  /** Why it is not in Xero, where no row of its own says so. */
  readonly why?: string;
  /** Its latest history row, where it has one. */
  readonly row: Pick<Transaction, 'id' | 'status' | 'problem' | 'skipped' | 'waitingFor'> | null;
}

/** A document of Xero's that counts there: neither voided nor deleted. */
export interface XeroSide {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly number: string;
  readonly party: string;
  readonly date: string | null;
  readonly currency: string;
  readonly total: Cents;
  readonly url: string;
  /** Nobody approved it yet: Xero counts it in none of its reports. */
  readonly isDraft?: boolean;
  /** What Deerpath knows of it, where DEAR has no authorised document of it: its latest history row. */
  readonly row?: DearSide['row'];
}
