import * as z from 'zod/mini';
import {documentKinds} from '../documents/kinds.ts';
import {problem} from '../history/transaction.ts';
import {money} from '../money/money.ts';

/** What a sync would do with something. `none`: it cannot go, its problems say why. */
const previewActions = ['create', 'update', 'adopt', 'attach', 'pay', 'allocate', 'void', 'none'] as const;

const previewItem = z.object({
  document: z.object({
    kind: z.enum(documentKinds),
    id: z.string(),
    documentId: z.string(),
    number: z.string(),
    party: z.string(),
    url: z.string(),
  }),
  action: z.enum(previewActions),
  amount: z.nullable(money),
  problems: z.array(problem),
  notes: z.array(z.string()),
});
export type PreviewItem = z.infer<typeof previewItem>;

/** What a preview run found out: nothing of it was sent. */
export const preview = z.object({
  items: z.array(previewItem),
  /** What the sync itself would still cost. */
  calls: z.object({dear: z.int(), xero: z.int()}),
  seconds: z.int(),
});
export type Preview = z.infer<typeof preview>;
