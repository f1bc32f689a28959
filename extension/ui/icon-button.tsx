import type {JSX} from 'preact';

interface IconButtonProps {
  readonly name: string;
  readonly icon: JSX.Element;
  readonly onClick: () => unknown;
  readonly look?: 'lined' | 'quiet';
  readonly expanded?: boolean;
  readonly busy?: boolean;
  /** Why it cannot be used now. */
  readonly resting?: string | undefined;
}

/** A button that is a drawing alone; its name is heard, and read where the mouse rests. */
export function IconButton({
  name,
  icon,
  onClick,
  look = 'lined',
  expanded,
  busy,
  resting,
}: IconButtonProps): JSX.Element {
  const disabled = busy || resting !== undefined;
  return (
    <button
      type="button"
      class={look === 'lined' ? `button icon-only ${resting === undefined ? '' : 'resting'}` : 'icon-button'}
      aria-label={name}
      aria-expanded={expanded}
      aria-busy={busy ? 'true' : undefined}
      aria-disabled={disabled ? 'true' : undefined}
      title={resting ?? name}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      {icon}
    </button>
  );
}
