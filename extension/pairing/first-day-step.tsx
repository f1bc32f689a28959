import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {chosen, goOn, isAdmin, settings} from './set-up.ts';
import {AdminsOnly, faultAt, StepPane, TroubleNotice} from './step-pane.tsx';

/** From which date documents count; older ones never go, whoever asks. */
export function FirstDayStep(): JSX.Element {
  const day = useSignal(settings.value?.ignoreBefore ?? firstOfMonth(new Date()));
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const wrong = useSignal<string | undefined>(undefined);

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day.value)) {
      wrong.value = 'Choose a day.';
      return;
    }
    busy.value = true;
    trouble.value = null;
    const answer = await ask('change-settings', {ignoreBefore: day.value});
    busy.value = false;
    if (!answer.ok) {
      trouble.value = answer.trouble;
      return;
    }
    settings.value = answer.value;
    chosen.value = null;
  };

  const saved = settings.value?.ignoreBefore === day.value;
  return (
    <StepPane
      title="Choose the first day"
      words="Only documents dated on this day or later go to Xero. Choose the day after the last one that went there by DEAR’s own link or by hand."
      foot={
        saved ? (
          <>
            <span class="spring" />
            <Button look="filled" onClick={() => goOn('first-day')}>
              Go on to DEAR’s own link
            </Button>
          </>
        ) : undefined
      }
    >
      <TroubleNotice trouble={trouble.value?.errors ? null : trouble.value} />
      {isAdmin.value ? (
        <form class="fields" onSubmit={save} noValidate>
          <Field
            label="First day"
            type="date"
            value={day.value}
            wrong={wrong.value ?? faultAt(trouble.value, 'ignoreBefore')}
            onInput={(value) => {
              day.value = value;
              wrong.value = undefined;
            }}
          />
          <div class="row">
            <Button look={saved ? 'lined' : 'filled'} type="submit" busy={busy.value}>
              Save this day
            </Button>
          </div>
        </form>
      ) : (
        <AdminsOnly what="choose the first day" />
      )}
    </StepPane>
  );
}

/** The first of the month on this computer's calendar, as `2026-11-01`. */
export const firstOfMonth = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-01`;
