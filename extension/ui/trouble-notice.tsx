import type {JSX} from 'preact';
import {FailedIcon} from './icons.tsx';

interface TroubleNoticeProps {
  readonly trouble: {readonly title: string; readonly detail: string} | null;
}

/** Why something that was asked for came to nothing. */
export function TroubleNotice({trouble}: TroubleNoticeProps): JSX.Element | null {
  if (trouble === null) return null;
  return (
    <div class="notice bad inset" role="alert">
      <i class="tone-bad">
        <FailedIcon />
      </i>
      <p>
        <b>{trouble.title}</b> {trouble.detail}
      </p>
    </div>
  );
}
