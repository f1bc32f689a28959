import type {ExportContext} from '../export/context.ts';
import type {Send} from '../store/ledger-records.ts';
import type {Outcome} from './settle.ts';

/**
 * How one kind of request travels to Xero. What every kind shares (written down before it leaves, settled after, the same
 * key while Xero knows it, never sent again without looking) is the ledger's own and stands in `deliver` and `recover`.
 */
export interface Channel {
  /** The member of the request's body that holds its elements. */
  readonly member: string;
  /** Makes the call; one outcome per entry of the send, in its order. Throws `Trouble` as the Xero client does. */
  call(context: ExportContext, send: Send): Promise<readonly Outcome[]>;
  /**
   * Looks in Xero for the open entries of a send whose answer was lost.
   *
   * @param isInUse when Xero said that a number is in use, so that something must be there.
   * @returns an outcome for each entry that could be decided; none for what is not there.
   */
  look(context: ExportContext, send: Send, open: readonly string[], isInUse?: boolean): Promise<Map<string, Outcome>>;
}
