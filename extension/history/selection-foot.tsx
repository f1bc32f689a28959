import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Button} from '../ui/button.tsx';
import {numberText} from '../ui/format.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {AgainIcon, CrossIcon} from '../ui/icons.tsx';
import {
  clearSelection,
  failures,
  open,
  progress,
  putBackAll,
  retryAll,
  selected,
  skipAll,
  skipped,
} from './selection.ts';
import {SkipDialog} from './skip-dialog.tsx';

/** What can be done with the rows that are selected, at the foot of the panel. */
export function SelectionFoot(): JSX.Element | null {
  const asking = useSignal(false);
  const count = selected.value.size;
  if (count === 0) return null;
  const figure = numberText(open.value.length);
  const resting = open.value.length === 0 ? i18n.t('history.onlyOpen') : undefined;
  const refused = failures.value;
  return (
    <footer class="selection-foot">
      {refused ? (
        <p class="small tone-bad" role="alert">
          {i18n.t('history.refusedSome', refused.count, [numberText(refused.count)])} {refused.trouble.title}
        </p>
      ) : null}
      <div class="row">
        <IconButton
          look="quiet"
          name={i18n.t('history.clearSelection')}
          icon={<CrossIcon />}
          onClick={clearSelection}
        />
        <span class="small muted spring">
          {progress.value
            ? i18n.t('history.acting', {
                done: numberText(progress.value.done),
                of: numberText(progress.value.of),
              })
            : i18n.t('history.selected', count, [numberText(count)])}
        </span>
        {skipped.value.length > 0 && open.value.length === 0 ? (
          <Button busy={progress.value !== null} onClick={putBackAll}>
            {i18n.t('history.putBackCount', {count: numberText(skipped.value.length)})}
          </Button>
        ) : (
          <>
            <Button icon={<AgainIcon />} resting={resting} busy={progress.value !== null} onClick={retryAll}>
              {i18n.t('history.retryCount', {count: figure})}
            </Button>
            <Button
              look="quiet"
              resting={resting}
              busy={progress.value !== null}
              onClick={() => {
                asking.value = true;
              }}
            >
              {i18n.t('history.skipCount', {count: figure})}
            </Button>
          </>
        )}
      </div>
      {asking.value ? (
        <SkipDialog
          title={i18n.t('history.skipMany', open.value.length, [figure])}
          words={i18n.t('history.skipManyWhy')}
          button={i18n.t('history.skipCount', {count: figure})}
          onSkip={skipAll}
          onClose={() => {
            asking.value = false;
          }}
        />
      ) : null}
    </footer>
  );
}
