import type {Status} from '../../shared/contract/status.ts';
import type {Dear} from './dear.ts';

/** The keys of one DEAR company, and the client that uses them. */
export interface DearConnection {
  /** Tries the keys at `/me` and keeps them; `by` is who connects. Throws `Trouble` `dear.keys-refused` with DEAR's own words. */
  connect(
    keys: {accountId: string; applicationKey: string},
    by?: string,
  ): Promise<{state: 'connected'; company: string}>;
  disconnect(by?: string): Promise<void>;
  /** Keeps who says that DEAR's own link to Xero is off, or that it is not. Whether a company is connected to say it of. */
  sayOwnLink(off: boolean, by: string): Promise<boolean>;
  /** Undefined while nobody connected DEAR. */
  client(): Dear | undefined;
  /** The part of every ledger key that names the company; undefined while disconnected. */
  account(): string | undefined;
  status(): Status['dear'];
  budget(): Status['budget']['dearMinute'];
}
