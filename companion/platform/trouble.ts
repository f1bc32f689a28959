import type {Problem} from '../../shared/result.ts';

/**
 * Design, “Failures have three classes”: *passing* is waited out, *document* fails that document, *standing* ends the run
 * with one problem while its documents stay Pending.
 */
export type TroubleClass = 'passing' | 'document' | 'standing';

/** The unexpected, thrown with a stable code, a sentence a bookkeeper understands, whether to retry, and its cause. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly problem: Problem;
  readonly kind: TroubleClass;
  /** Milliseconds the other side asked us to wait, if it did. */
  readonly retryAfter: number | undefined;
  /**
   * For a call that writes: whether the other side certainly did nothing (`not-processed`), or may have (`unknown`).
   * Whatever is not proven is unknown.
   */
  readonly effect: 'not-processed' | 'unknown';

  constructor(
    kind: TroubleClass,
    problem: Problem,
    options: {retryAfter?: number; effect?: 'not-processed' | 'unknown'; cause?: unknown} = {},
  ) {
    super(`${problem.title} ${problem.detail}`, {cause: options.cause});
    this.kind = kind;
    this.problem = problem;
    this.retryAfter = options.retryAfter;
    this.effect = options.effect ?? 'unknown';
  }
}

/** A problem from its parts; `raw` and `link` when there are some. */
export const problemOf = (
  code: string,
  title: string,
  detail: string,
  fix: string,
  more: Partial<Pick<Problem, 'raw' | 'link' | 'needs'>> = {},
): Problem => ({
  code,
  title,
  detail,
  fix,
  raw: more.raw ?? null,
  ...(more.link ? {link: more.link} : {}),
  ...(more.needs ? {needs: more.needs} : {}),
});

export const isPassing = (error: unknown): error is Trouble => error instanceof Trouble && error.kind === 'passing';

/** Does what can wait for the next time when the other side is away. Gives back the passing trouble that kept it, if any. */
export async function unlessPassing(work: () => Promise<void>): Promise<Problem | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (!isPassing(error)) throw error;
    return error.problem;
  }
}
