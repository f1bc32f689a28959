/**
 * What is known of one document part in one Xero organisation. `sending` is on disk before the request leaves; whoever
 * finds it there after a crash knows that the answer is unknown.
 */
export const ledgerStates = ['planned', 'sending', 'accepted', 'refused', 'unknown'] as const;
export type LedgerState = (typeof ledgerStates)[number];

const followers: Record<LedgerState, readonly LedgerState[]> = {
  planned: ['planned', 'sending', 'accepted', 'refused'],
  sending: ['accepted', 'refused', 'unknown', 'planned'],
  unknown: ['sending', 'accepted', 'refused', 'unknown'],
  accepted: ['accepted', 'sending', 'refused'],
  refused: ['planned', 'sending', 'accepted', 'refused'],
};

/**
 * Whether one state may follow another. `sending → planned` is the call that provably never left or was refused as a
 * whole before Xero looked at any document (429, 401); `unknown` never goes back to `planned`: nothing unknown is ever
 * sent again without looking first.
 */
export const mayFollow = (from: LedgerState, to: LedgerState): boolean => followers[from].includes(to);
