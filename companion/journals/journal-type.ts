/** What moves stock value in DEAR, each in a journal of its own. */
export const journalTypes = ['cogs', 'assembly', 'production', 'stocktake', 'adjustment', 'write-off'] as const;
export type JournalType = (typeof journalTypes)[number];

/** What people call each. */
export const journalNames: Readonly<Record<JournalType, string>> = {
  cogs: 'Cost of goods sold',
  assembly: 'Assembly',
  production: 'Production',
  stocktake: 'Stocktake',
  adjustment: 'Stock adjustment',
  'write-off': 'Write-off',
};

/** DEAR's own words for what posted (DEAR's documentation, `/transactions`); it names none for production, so any that says so. */
const byDearsWord: readonly (readonly [RegExp, JournalType])[] = [
  [/^sale$/i, 'cogs'],
  [/^(finishedgoods|disassembly)$/i, 'assembly'],
  [/production/i, 'production'],
  [/^stock ?take$/i, 'stocktake'],
  [/^stock ?adjustment$/i, 'adjustment'],
  [/write ?off/i, 'write-off'],
];

/** Undefined for what goes to Xero in another way, or not at all: invoices, bills, money, manual journals. */
export const journalTypeOf = (dearsWord: string): JournalType | undefined =>
  byDearsWord.find(([pattern]) => pattern.test(dearsWord.trim()))?.[1];
