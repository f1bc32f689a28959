import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {numberText} from '../ui/format.ts';
import {ChevronRightIcon, FailedIcon} from '../ui/icons.tsx';
import type {Cause} from './causes.ts';

interface CauseListProps {
  readonly causes: readonly Cause[];
  readonly onHistory: () => void;
  readonly onSetUp: (step?: string) => void;
}

/** A popup has 600 px at most, and the way on stands below the list. */
const SHOWN = 3;

/** Each cause with its way to mend it and how many documents it holds up. */
export function CauseList({causes, onHistory, onSetUp}: CauseListProps): JSX.Element {
  return (
    <ul class="card causes">
      {causes.slice(0, SHOWN).map((cause) => (
        <li key={`${cause.code} ${cause.title}`}>
          <i class="tone-bad">
            <FailedIcon />
          </i>
          <div>
            <b>{cause.title}</b>
            <div class="row">
              <WayToMend cause={cause} onHistory={onHistory} onSetUp={onSetUp} />
              <span class="spring" />
              {cause.count ? (
                <button type="button" class="count" onClick={onHistory} aria-label={`${cause.count}: ${cause.title}`}>
                  {cause.count} <ChevronRightIcon size={14} />
                </button>
              ) : null}
            </div>
          </div>
        </li>
      ))}
      {causes.length > SHOWN ? (
        <li>
          <button type="button" class="text-button" onClick={onHistory}>
            {i18n.t('notices.moreCauses', causes.length - SHOWN, [numberText(causes.length - SHOWN)])}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function WayToMend({cause, onHistory, onSetUp}: Omit<CauseListProps, 'causes'> & {readonly cause: Cause}): JSX.Element {
  if (cause.where.startsWith('https:')) {
    return (
      <a class="text-button" href={cause.where} target="_blank" rel="noopener noreferrer">
        {cause.mend}
      </a>
    );
  }
  return (
    <button
      type="button"
      class="text-button"
      onClick={() => (cause.where.startsWith('options') ? onSetUp(cause.where.split('#')[1]) : onHistory())}
    >
      {cause.mend}
    </button>
  );
}
