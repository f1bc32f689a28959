import type {JSX} from 'preact';
import type {DocumentState} from '../documents/shown-document.ts';
import {ArcIcon, ClockIcon, DashedRingIcon, DocumentIcon, DoneIcon, FailedIcon, SlashIcon} from '../ui/icons.tsx';

const icons = {
  'not-authorised': DocumentIcon,
  'not-in-xero': DashedRingIcon,
  waiting: ClockIcon,
  syncing: ArcIcon,
  'in-xero': DoneIcon,
  failed: FailedIcon,
  skipped: SlashIcon,
} as const;

/** Each state has its own outline, so that colour is never the only sign. */
export function StateIcon({state}: {readonly state: DocumentState}): JSX.Element {
  const Icon = icons[state.kind];
  return <Icon size={14} />;
}
