import type {ComponentChildren, JSX, Ref} from 'preact';

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onClick?: (event: MouseEvent) => unknown;
  readonly look?: 'filled' | 'lined' | 'quiet';
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: JSX.Element;
  readonly type?: 'button' | 'submit';
  /** Keeps its words while its work is under way. */
  readonly busy?: boolean;
  /** Why it cannot be used now; a control that rests always says why. */
  readonly resting?: string | undefined;
  readonly autofocus?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  onClick,
  look = 'lined',
  size = 'medium',
  icon,
  type = 'button',
  busy,
  resting,
  autofocus,
  buttonRef,
}: ButtonProps): JSX.Element {
  const state = resting !== undefined ? 'resting' : busy ? 'busy' : look;
  return (
    <button
      ref={(element) => {
        if (typeof buttonRef === 'function') buttonRef(element);
        else if (buttonRef) buttonRef.current = element;
        if (autofocus && element && !element.dataset.focused) {
          element.dataset.focused = 'yes';
          element.focus();
        }
      }}
      type={type}
      class={`button ${size} ${state}`}
      aria-disabled={busy || resting !== undefined ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      title={resting}
      onClick={(event) => {
        if (busy || resting !== undefined) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
