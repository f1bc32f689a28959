import type {JSX} from 'preact';

/** How many things need somebody, and the same in words for those who do not see it. */
export interface Problems {
  readonly count: number;
  readonly words: string | undefined;
}

/** The red mark on what leads to Deerpath; nothing without a problem. */
export const Count = ({count}: Problems): JSX.Element | null =>
  count > 0 ? (
    <span class="count" aria-hidden="true">
      {count > 999 ? '999+' : count}
    </span>
  ) : null;
