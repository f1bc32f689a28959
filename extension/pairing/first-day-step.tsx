import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import type {Trouble} from '../client/trouble.ts';
import {ask} from '../messages/ask.ts';
import {standing} from '../messages/standing.ts';
import {saveSettings, settings} from '../settings/settings.ts';
import {Button} from '../ui/button.tsx';
import {Field} from '../ui/field.tsx';
import {firstSyncText} from './first-day-words.ts';
import {goOn, isAdmin} from './set-up.ts';
import {AdminsOnly, faultAt, StepPane, TroubleNotice} from './step-pane.tsx';

/** How long nobody changes the day before DEAR is asked about it, in milliseconds. */
const SETTLED = 400;

/** From which date documents count; older ones never go, whoever asks. */
export function FirstDayStep(): JSX.Element {
  const day = useSignal(settings.value?.ignoreBefore ?? firstOfMonth(new Date()));
  const busy = useSignal(false);
  const trouble = useSignal<Trouble | null>(null);
  const wrong = useSignal<string | undefined>(undefined);

  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!isDay(day.value)) {
      wrong.value = i18n.t('setup.firstDay.chooseDay');
      return;
    }
    busy.value = true;
    trouble.value = await saveSettings({ignoreBefore: day.value});
    busy.value = false;
    if (trouble.value) return;
    // On, also past a rule that still waits for its match: going back there would look like a day that was not saved.
    goOn('first-day');
  };

  const saved = settings.value?.ignoreBefore === day.value;
  return (
    <StepPane
      title={i18n.t('setup.firstDay.title')}
      words={i18n.t('setup.firstDay.words')}
      foot={
        saved ? (
          <>
            <span class="spring" />
            <Button look="filled" onClick={() => goOn('first-day')}>
              {i18n.t('setup.firstDay.goOn')}
            </Button>
          </>
        ) : undefined
      }
    >
      <TroubleNotice trouble={trouble.value?.errors ? null : trouble.value} />
      {isAdmin.value ? (
        <form class="fields" onSubmit={save} noValidate>
          <Field
            label={i18n.t('setup.firstDay.label')}
            type="date"
            value={day.value}
            wrong={wrong.value ?? faultAt(trouble.value, 'ignoreBefore')}
            onInput={(value) => {
              day.value = value;
              wrong.value = undefined;
            }}
          />
          {isDay(day.value) ? <WouldGo from={day.value} /> : null}
          <div class="row">
            <Button look={saved ? 'lined' : 'filled'} type="submit" busy={busy.value}>
              {i18n.t('setup.firstDay.save')}
            </Button>
          </div>
        </form>
      ) : (
        <AdminsOnly what={i18n.t('setup.firstDay.adminsOnly')} />
      )}
    </StepPane>
  );
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** The number of documents a first sync from that day on would take, once DEAR told; what is not known is not guessed. */
function WouldGo({from}: {readonly from: string}): JSX.Element {
  const words = useSignal('');
  useEffect(() => {
    let isWanted = true;
    words.value = i18n.t('setup.firstDay.counting');
    const timer = setTimeout(async () => {
      const answer = await ask('dear-documents', {from});
      if (!isWanted) return;
      words.value = answer.ok
        ? firstSyncText(answer.value, !!standing.value?.status?.lastRun)
        : i18n.t('setup.firstDay.unknown', {why: answer.trouble.title.replace(/\.$/, '')});
    }, SETTLED);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [from]);
  return (
    <p class="muted" role="status">
      {words.value}
    </p>
  );
}

/** The first of the month on this computer's calendar, as `2026-11-01`. */
export const firstOfMonth = (now: Date): string =>
  `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-01`;
