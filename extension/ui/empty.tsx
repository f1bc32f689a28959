import type {ComponentChildren, JSX} from 'preact';

export interface EmptyProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly scene?: 'ahead' | 'arrived' | 'broken';
  readonly actions?: ComponentChildren;
}

/** Nothing to list: says why, and what would change that. */
export function Empty({title, children, scene = 'ahead', actions}: EmptyProps): JSX.Element {
  return (
    <div class="empty">
      <svg class={`scene ${scene === 'arrived' ? 'ok' : ''}`} viewBox="0 0 130 50" aria-hidden="true" focusable="false">
        <path
          d="M14 40C36 40 36 8 58 8S82 36 112 24"
          fill="none"
          stroke="currentColor"
          stroke-width="2.2"
          stroke-linecap="round"
          stroke-dasharray="0.01 5.6"
        />
        <circle cx="10" cy="40" r="5" fill="var(--surface)" stroke="var(--field)" stroke-width="1.5" />
        {scene === 'broken' ? (
          <g fill="none" stroke="var(--bad)" stroke-width="1.5" stroke-linecap="round">
            <circle cx="62" cy="14" r="9" fill="var(--bad-soft)" />
            <path d="m58.5 10.5 7 7m0-7-7 7" />
          </g>
        ) : null}
        <circle cx="118" cy="24" r="5.5" fill={scene === 'arrived' ? 'var(--ok)' : 'var(--fawn)'} />
      </svg>
      <h2>{title}</h2>
      <p>{children}</p>
      {actions ? <div class="row">{actions}</div> : null}
    </div>
  );
}
