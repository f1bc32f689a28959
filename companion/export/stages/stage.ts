import type {Settings} from '../../../shared/contract/settings.ts';
import type {DocumentKind} from '../../../shared/documents/kinds.ts';
import type {DearListRow, DearMaster} from '../../dear/dear.ts';
import type {Master} from '../../store/master-record.ts';
import type {ExportContext} from '../context.ts';
import type {XeroKind} from './xero-kind.ts';

/** What the lists show of a sale or purchase, fresh from a list or as kept from it. */
export type ListFacts = Pick<
  DearListRow,
  'family' | 'type' | 'status' | 'orderStatus' | 'orderDate' | 'invoiceStatus' | 'creditNoteStatus' | 'invoiceDate'
>;

/** What one stage found of one sale or purchase, and what became of it: for the counts, and for whether it is settled. */
export interface Part {
  readonly read: DearMaster;
  readonly plan: PartPlan;
}

export interface PartPlan {
  /** Ledger entries that were to go; what became of each stands in its history row. */
  readonly work: readonly {readonly entryId: string}[];
  /** Entries whose fate a lost answer still hides. */
  readonly unknown: readonly string[];
  readonly failed: number;
  /** What could not go for now, and is looked at again with the next sync: Xero cannot be asked, say. */
  readonly waiting: number;
  /** What waits for something in DEAR, or for another document of the same sale or purchase: looked at again with that. */
  readonly held: number;
  /** What waits for somebody in Xero: the stage itself looks out for that (`wake`), without another read of it. */
  readonly dormant?: number;
  /** What failed of it no change of mapping or of Xero's choices mends: it is not looked at again for these. */
  readonly mendedByHand?: boolean;
  readonly unchanged: number;
  readonly skipped: number;
  /** Authorised, but dated before the first day. */
  readonly ignored: number;
  /** In Xero, and voided in DEAR since. They come last, when what hangs on them is out of the way. */
  readonly withdrawals?: readonly Withdrawal[];
}

/** A document that is in Xero and has to be voided there. */
export interface Withdrawal {
  readonly kind: XeroKind;
  readonly entryId: string;
  readonly version: number;
  readonly number: string;
}

/**
 * One kind of work on sales and purchases, after their invoices and bills: a module of its own that plans and sends. Stages
 * run in the order of `stages.ts`, each for all sales and purchases of a round, so that it sends in batches.
 */
export interface Stage {
  readonly name: string;
  /** The rows that are its own: a retry of one comes to it alone. */
  readonly kinds: readonly DocumentKind[];
  /** It needs neither settings of the mapping nor Xero's choices. */
  readonly mapsNothing?: boolean;
  isOn(settings: Settings): boolean;
  /** Whether a sale or purchase that was never read may hold something for it, by what the lists show. */
  mayHold(facts: ListFacts, settings: Pick<Settings, 'ignoreBefore'>): boolean;
  /** Whether one that was read holds something for it: by what is kept of it, no call. */
  concerns(master: Master, settings: Pick<Settings, 'ignoreBefore'>): boolean;
  /** Before the lists are read: looks whether what lies dormant can go on, and has it read again. */
  wake?(context: ExportContext): Promise<void>;
  /**
   * Plans what it has to do, writes that down, and does it.
   *
   * @param only the ledger entry of a single row that a person asked for.
   */
  carry(context: ExportContext, reads: readonly DearMaster[], only?: string): Promise<readonly Part[]>;
}
