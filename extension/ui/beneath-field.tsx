import type {ComponentChildren, JSX} from 'preact';
import {FailedIcon} from './icons.tsx';

interface Beneath {
  /** What is wrong with the field above, as a sentence. */
  readonly wrong?: string | undefined;
  readonly help?: ComponentChildren;
}

/** What stands beneath the field of this id: what is wrong with it, said at once, and what helps to fill it in. */
export function BeneathField({id, wrong, help}: Beneath & {readonly id: string}): JSX.Element {
  return (
    <>
      {wrong ? (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          <FailedIcon size={14} />
          <span>{wrong}</span>
        </p>
      ) : null}
      {help ? (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
    </>
  );
}

/** The attributes by which the field itself is found wrong, and finds what stands beneath it. */
export const heldBeneath = (id: string, {wrong, help}: Beneath) => ({
  'aria-invalid': wrong ? ('true' as const) : undefined,
  'aria-describedby': [wrong ? `${id}-wrong` : '', help ? `${id}-help` : ''].filter(Boolean).join(' ') || undefined,
});
