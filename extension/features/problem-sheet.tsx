import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {ask} from '../messages/ask.ts';
import {FailedIcon} from '../ui/icons.tsx';
import type {Sheets} from './sheets.ts';

/** What a person who rests on a problem is told: what happened, why, what to do, and where that is done. */
export function ProblemSheet({problem: {title, why, fix, mend}, onOpen, onClose}: Sheets['problem']): JSX.Element {
  return (
    <section class="problem-card" aria-label={title}>
      <span class="tone failed">
        <FailedIcon />
      </span>
      <div>
        <b>{title}</b>
        <p>{why}</p>
        <p>{fix}</p>
        <p class="ways">
          <button type="button" class="way" onClick={onOpen}>
            <b>{i18n.t('page.seeProblem')}</b>
          </button>
          {mend ? (
            <button
              type="button"
              class="way"
              onClick={() => {
                onClose('away');
                void ask('open-set-up', {step: mend.step});
              }}
            >
              {mend.words}
            </button>
          ) : null}
        </p>
      </div>
    </section>
  );
}
