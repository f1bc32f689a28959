import type {JSX} from 'preact';
import type {Trouble} from '../client/trouble.ts';
import {FailedIcon} from '../ui/icons.tsx';

/** Why something was not saved, where no field of the form is to blame. */
export const FormTrouble = ({trouble: {title, detail, errors}}: {readonly trouble: Trouble}): JSX.Element => (
  <div class="notice bad" role="alert">
    <i class="tone-bad">
      <FailedIcon />
    </i>
    <p>
      <b>{title}</b> {errors?.map(({message}) => message).join(' ') || detail}
    </p>
  </div>
);
