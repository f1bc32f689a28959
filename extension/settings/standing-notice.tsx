import type {JSX} from 'preact';
import type {Problem} from '../../shared/result.ts';
import {mendOf} from '../alerts/mend.ts';
import {spoken} from '../alerts/problem-words.ts';
import {chosen, placeNames} from '../pairing/set-up.ts';
import {FailedIcon} from '../ui/icons.tsx';

/** What keeps everything waiting: what happened, why, what to do, and the way to the place where it is mended. */
export function StandingNotice({problem}: {readonly problem: Problem}): JSX.Element {
  const {title, detail, fix} = spoken(problem);
  const {mend, where} = mendOf(problem.code);
  const step = placeNames.find((name) => where === `options.html#${name}`);
  return (
    <div class="notice bad">
      <i class="tone-bad">
        <FailedIcon />
      </i>
      <p>
        <b>{title}</b> {detail} {fix}{' '}
        {step ? (
          <button type="button" class="text-button strong" onClick={() => (chosen.value = step)}>
            {mend}
          </button>
        ) : null}
        {where.startsWith('https:') ? (
          <a class="inline-link" href={where} target="_blank" rel="noopener noreferrer">
            {mend}
          </a>
        ) : null}
      </p>
    </div>
  );
}
