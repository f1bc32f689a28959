import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import type {PreviewItem} from '../../shared/export/preview.ts';
import type {Problem} from '../../shared/result.ts';
import {mendOf} from '../alerts/mend.ts';
import {causeTitle, problemFix, problemWhy} from '../alerts/problem-words.ts';
import {countOfKinds} from '../documents/kind-words.ts';
import {FailedIcon} from '../ui/icons.tsx';

interface PreviewCauseProps {
  readonly problem: Problem;
  readonly items: readonly PreviewItem[];
  readonly onSetUp: (step?: string) => void;
}

/** One cause that keeps documents back: how to mend it, and on demand what it is and which they are. */
export function PreviewCause({problem, items, onSetUp}: PreviewCauseProps): JSX.Element {
  const isOpen = useSignal(false);
  const {mend, where} = mendOf(problem.code);
  return (
    <li class="preview-cause">
      <i class="tone-bad">
        <FailedIcon />
      </i>
      <div>
        <p class="row">
          <b class="spring">{causeTitle(problem, items[0]?.document.number ?? '', items.length)}</b>
          <span class="muted">{countOfKinds(items.map(({document}) => document.kind))}</span>
        </p>
        {where.startsWith('https:') ? (
          <a class="text-button" href={where} target="_blank" rel="noopener noreferrer">
            {mend}
          </a>
        ) : (
          <button
            type="button"
            class="text-button"
            aria-expanded={where.startsWith('options') ? undefined : isOpen.value}
            onClick={() => {
              if (where.startsWith('options')) onSetUp(where.split('#')[1]);
              else isOpen.value = !isOpen.value;
            }}
          >
            {mend}
          </button>
        )}
        {isOpen.value ? (
          <div class="small muted">
            <p>
              {problemWhy(problem)} {problemFix(problem)}
            </p>
            <p>
              {items.slice(0, 20).map(({document}) => (
                <a
                  key={document.documentId}
                  class="number"
                  href={document.url}
                  target="_blank"
                  rel="noopener noreferrer"
                >
                  {document.number}
                </a>
              ))}
            </p>
          </div>
        ) : null}
      </div>
    </li>
  );
}
