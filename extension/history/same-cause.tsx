import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {causeOf} from '../alerts/notifications.ts';
import {numberText} from '../ui/format.ts';
import {ofCause} from './filters.ts';
import {showOnly} from './go-to.ts';

/** How many other documents one mend would help, and the way to them. */
export function SameCause({id}: {readonly id: string}): JSX.Element | null {
  const cause = causeOf(id);
  if (!cause || cause.count < 2) return null;
  const others = cause.count - 1;
  return (
    <div class="card same-cause row">
      <span class="muted">{i18n.t('history.sameCause', others, [numberText(others)])}</span>
      <span class="spring" />
      <button type="button" class="text-button strong" onClick={() => showOnly(ofCause(cause))}>
        {i18n.t('history.showAllOf', {count: numberText(cause.count)})}
      </button>
    </div>
  );
}
