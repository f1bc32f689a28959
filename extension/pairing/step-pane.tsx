import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {FailedIcon} from '../ui/icons.tsx';
import {chosen} from './set-up.ts';

export interface StepPaneProps {
  readonly title: string;
  readonly words?: ComponentChildren;
  readonly beside?: ComponentChildren;
  readonly foot?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One step of the set-up. Its heading takes the focus when a person went there, so that reading goes on from it. */
export function StepPane({title, words, beside, foot, children}: StepPaneProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (chosen.peek() !== null) heading.current?.focus();
  }, []);
  return (
    <section class="pane">
      <div class="pane-head">
        <div>
          <h2 class="h16" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {words ? <p class="muted">{words}</p> : null}
        </div>
        {beside}
      </div>
      {children}
      {foot ? <div class="pane-foot row">{foot}</div> : null}
    </section>
  );
}

/** What stopped the last try, said at once. */
export function TroubleNotice({trouble}: {readonly trouble: Trouble | null}): JSX.Element | null {
  if (!trouble) return null;
  return (
    <div class="notice bad in-notice" role="alert">
      <i class="tone-bad">
        <FailedIcon />
      </i>
      <p>
        <b>{trouble.title.replace(/\.$/, '')}.</b>{' '}
        {trouble.errors?.map(({message}) => message).join(' ') || trouble.detail}
      </p>
    </div>
  );
}

/** What staff see where only an administrator may act; with who the administrators are where that is known. */
export const AdminsOnly = ({what}: {readonly what: string}): JSX.Element => (
  <p class="notice in-notice">{`${what} ${i18n.t('setup.askAdmin')}`}</p>
);

/** The sentence the companion has for one field, if it found fault with it. */
export const faultAt = (trouble: Trouble | null, path: string): string | undefined =>
  trouble?.errors?.find((error) => error.path.replace(/^[/.]/, '') === path)?.message;
