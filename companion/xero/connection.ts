import type {Status} from '../../shared/contract/status.ts';
import type {Problem} from '../../shared/result.ts';
import type {Xero} from './xero.ts';

/** The login at Xero and the organisation chosen from it. */
export interface XeroConnection {
  /** Where the browser goes to log in; its state counts once, for ten minutes. Throws `Trouble` `xero.no-app` without a client id. */
  beginLogin(by?: string): {authorizeUrl: string};
  /**
   * What the browser brought back. Throws `Trouble` `xero.login-state` for a state that is unknown, used or old; what
   * went wrong at Xero itself (consent refused, another base currency) is the outcome's problem.
   */
  finishLogin(query: {code?: string; state?: string; error?: string}): Promise<Problem | null>;
  /** Throws `Trouble` `xero.tenant-unknown`, or `xero.other-organisation` until confirmed. */
  choose(
    choice: {tenantId: string; confirm: boolean},
    by?: string,
  ): Promise<{state: Status['xero']['state']; organisation?: string}>;
  /** Forgets the tokens, after disconnecting at Xero too. */
  disconnect(by?: string): Promise<void>;
  /** The chosen organisation's client; undefined while logged out or not chosen. */
  client(): Xero | undefined;
  tenantId(): string | undefined;
  status(): Status['xero'];
  budget(): Pick<Status['budget'], 'xeroMinute' | 'xeroDay'>;
  /** Writes down what is counted and not on disk yet; before the store is closed. */
  rest(): Promise<void>;
}
