import type {ComponentChildren, JSX} from 'preact';

export interface IconProps {
  readonly size?: number;
}

const rounded = {'stroke-linecap': 'round', 'stroke-linejoin': 'round'} as const;
const lined = {fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5, ...rounded} as const;

// Marked as free of side effects, so that no page carries drawings it does not show.

/** Every drawing is hidden from screen readers: words stand beside it. */
/* @__NO_SIDE_EFFECTS__ */
const draw =
  (children: ComponentChildren, given: JSX.IntrinsicElements['svg'] = {}) =>
  ({size = 16}: IconProps): JSX.Element => (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" {...given}>
      {children}
    </svg>
  );

/** A drawing on the 16 px grid, 1.5 px line, in the colour of the text. */
/* @__NO_SIDE_EFFECTS__ */
const line = (children: ComponentChildren) => draw(children, lined);

/** The path and the waypoint alone, for buttons. */
export const PathIcon = draw(
  <>
    <path {...lined} stroke-width={2} d="M4 13C4 8.7 12 11.6 12 6.7M8.5 10C7.3 9.1 6.8 6.8 7 4" />
    <circle cx="12" cy="3.3" r="1.6" fill="currentColor" />
  </>,
  {viewBox: '2 1.4 12.4 13.2'},
);

export const DashedRingIcon = line(<circle cx="8" cy="8" r="5.75" stroke-dasharray="2.4 2.11" />);
export const DocumentIcon = line(
  <>
    <path d="M9.25 1.75H4.25a1 1 0 0 0-1 1v10.5a1 1 0 0 0 1 1h7.5a1 1 0 0 0 1-1v-8z" />
    <path d="M9.25 1.75v3.5h3.5M5.75 8.25h4.5M5.75 11h4.5" />
  </>,
);
export const ClockIcon = line(
  <>
    <circle cx="8" cy="8" r="6.25" />
    <path d="M8 4.5V8l2.25 1.5" />
  </>,
);
export const SlashIcon = line(
  <>
    <circle cx="8" cy="8" r="6" />
    <path d="m4 12 8-8" />
  </>,
);
export const CheckIcon = line(<path d="m3 8.5 3.25 3.25L13 4.75" />);
export const CrossIcon = line(<path d="m4 4 8 8m0-8-8 8" />);
export const ArrowUpRightIcon = line(<path d="m4.5 11.5 7-7M6 4.5h5.5V10" stroke-width="1.7" />);
export const ExternalIcon = line(
  <path d="M12.5 9v3.5a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1H7m3-1h4v4m0-4L8 8" />,
);
export const SyncIcon = line(
  <path d="M2.25 7A5.9 5.9 0 0 1 12.6 4.2L14 5.5m0-3.5v3.5h-3.5M13.75 9A5.9 5.9 0 0 1 3.4 11.8L2 10.5M2 14v-3.5h3.5" />,
);
export const AgainIcon = line(<path d="M13.7 8A5.7 5.7 0 1 1 11.9 3.85L13.7 5.5m0-3.5v3.5h-3.5" />);
export const HistoryIcon = line(<path d="M2.3 8A5.7 5.7 0 1 0 4.1 3.85L2.3 5.5m0-3.5v3.5h3.5M8 5v3.25l2 1.25" />);
export const SlidersIcon = line(
  <>
    <path d="M1.75 5h7M13 5h1.25M1.75 11H3M7.25 11h7" />
    <circle cx="10.9" cy="5" r="2" />
    <circle cx="5.1" cy="11" r="2" />
  </>,
);
export const SearchIcon = line(
  <>
    <circle cx="7" cy="7" r="4.75" />
    <path d="m10.5 10.5 3.5 3.5" />
  </>,
);
export const BellIcon = line(
  <path d="M3 11.5h10c-1-1-1.25-2-1.25-4.25a3.75 3.75 0 0 0-7.5 0C4.25 9.5 4 10.5 3 11.5zM6.75 13.75h2.5" />,
);
export const MailIcon = line(<path d="M2 4.5h12v8H2zm.3.3L8 9l5.7-4.2" />);
export const StopIcon = line(<rect x="4" y="4" width="8" height="8" rx="1" />);
export const ChevronRightIcon = line(<path d="m6 3.5 4.5 4.5L6 12.5" />);
export const ChevronLeftIcon = line(<path d="M10 3.5 5.5 8l4.5 4.5" />);
export const ChevronUpIcon = line(<path d="M3.5 10 8 5.5l4.5 4.5" />);
export const ChevronDownIcon = line(<path d="M3.5 6 8 10.5 12.5 6" />);
export const ArrowRightIcon = line(<path d="M2.5 8h11M9.5 4l4 4-4 4" />);
export const FilterIcon = line(<path d="M2 4h12M4.5 8h7M6.75 12h2.5" />);
export const DownloadIcon = line(<path d="M8 2v8m0 0 3.5-3.5M8 10 4.5 6.5M2.5 13.5h11" />);
export const EyeIcon = line(
  <>
    <path d="M1.5 8S3.75 3.75 8 3.75 14.5 8 14.5 8 12.25 12.25 8 12.25 1.5 8 1.5 8z" />
    <circle cx="8" cy="8" r="2" />
  </>,
);
export const ScheduleIcon = line(
  <>
    <rect x="2" y="3" width="12" height="11" rx="1.5" />
    <path d="M2 6.25h12M5 1.5V4m6-2.5V4M8 8.25v2.25l1.5.9" />
  </>,
);
export const PointerIcon = line(<path d="m3 2.75 10 4-4.25 1.75L7 12.75z" />);
export const BalanceIcon = line(<path d="M8 2.5v11M5 13.5h6M3 4.5h10M3 4.5 1.25 9.25h3.5zM13 4.5l-1.75 4.75h3.5z" />);
export const MinusIcon = line(<path d="M3.5 8h9" />);

/** An arc that turns while something is under way; it stands still where movement is unwelcome. */
export const ArcIcon = draw(
  <>
    <circle cx="8" cy="8" r="6" opacity=".25" />
    <path class="arc-turns" d="M8 2a6 6 0 0 1 6 6" />
  </>,
  {...lined, class: 'icon arc', 'stroke-width': 2},
);

/** Final states are filled, their sign cut out in the colour of the ground. */
/* @__NO_SIDE_EFFECTS__ */
const filled = (shape: ComponentChildren, sign: ComponentChildren) =>
  draw(
    <>
      <g fill="currentColor">{shape}</g>
      <g {...lined} stroke="var(--glyph)" stroke-width={1.6}>
        {sign}
      </g>
    </>,
  );

export const DoneIcon = filled(<circle cx="8" cy="8" r="7" />, <path d="m5 8.25 2.1 2.1L11 6" />);
export const FailedIcon = filled(
  <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" />,
  <path d="M8 4.4v4M8 11.4v.1" />,
);
export const WarningIcon = filled(
  <path d="M7.1 1.9a1 1 0 0 1 1.8 0l5.9 11.3a1 1 0 0 1-.9 1.5H2.1a1 1 0 0 1-.9-1.5z" />,
  <path d="M8 6v3.3M8 11.9v.1" />,
);

/** The tile: the one drawing of the icon, as in the browser's toolbar. */
export const Mark = draw(
  <>
    <rect width="32" height="32" rx="7.5" fill="#5d3f8c" />
    <path
      {...lined}
      stroke="#fff7e8"
      stroke-width={4}
      d="M8 26C8 17.4 24 23.2 24 13.4M17 20C14.6 18.2 13.6 13.6 14 8"
    />
    <circle cx="24" cy="6.6" r="3" fill="#f3be7e" />
  </>,
  {class: 'mark', viewBox: '0 0 32 32'},
);
