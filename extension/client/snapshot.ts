import type {Status} from '../../shared/contract/status.ts';
import type {Trouble} from './trouble.ts';

/** How the extension stands with its companion: all a page needs to draw itself at once. */
export interface Snapshot {
  /** `asking` until the first answer since the worker woke; the rest as in Trouble. */
  readonly state: 'asking' | 'present' | 'away' | 'unpaired' | 'stranger' | 'revoked' | 'too-old';
  readonly address: string;
  /** The last status heard, which may be old unless `state` is present. */
  readonly status: Status | null;
  /** When the companion was last heard, ISO 8601. */
  readonly heardAt: string | null;
  readonly trouble: Trouble | null;
  readonly you: {readonly name: string; readonly role: 'admin' | 'staff'} | null;
  /** The answers are made up: built-in sample books, for a look around. */
  readonly isExample?: true;
}
