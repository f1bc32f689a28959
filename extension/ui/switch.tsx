import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import {i18n} from '#i18n';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
  readonly busy?: boolean;
  /** Why it cannot be used; it stays in reach of the keyboard, so that everybody hears why. */
  readonly resting?: string | undefined;
}

/** A setting that is on or off: its position, and the word beside it. */
export function Switch({label, on, onSwitch, busy, resting}: SwitchProps): JSX.Element {
  const id = useId();
  return (
    <div class={`switch-row ${resting === undefined ? '' : 'resting'}`} title={resting}>
      <span id={id}>{label}</span>
      <span class="spring" />
      <span class="small faint" aria-hidden="true">
        {i18n.t(on ? 'form.yes' : 'form.no')}
      </span>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-labelledby={id}
        aria-checked={on}
        aria-disabled={resting === undefined && !busy ? undefined : 'true'}
        aria-description={resting}
        onClick={() => {
          if (resting === undefined && !busy) onSwitch(!on);
        }}
      >
        <span class="thumb" />
      </button>
    </div>
  );
}
