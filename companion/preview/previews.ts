import type {Preview} from '../../shared/export/preview.ts';

/** A preview is of use for minutes; the last few are remembered, and none across a restart. */
const KEPT = 20;

/** What previews found out, by run. */
export interface Previews {
  keep(runId: string, preview: Preview): void;
  find(runId: string): Preview | undefined;
}

export function createPreviews(): Previews {
  const known = new Map<string, Preview>();
  return {
    keep(runId, preview) {
      known.set(runId, preview);
      const [oldest] = known.keys();
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    },
    find: (runId) => known.get(runId),
  };
}
