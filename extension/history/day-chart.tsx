import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {longDayText, numberText, shortDayText} from '../ui/format.ts';
import {DoneIcon, FailedIcon} from '../ui/icons.tsx';
import {type Day, days, filterByDay} from './chart.ts';
import {day as chosenDay} from './filters.ts';

/** Noon, so that no zone of the reader's makes it the day before. */
const noon = (day: string): Date => new Date(`${day}T12:00:00`);

/** The last thirty days: completed, and failed on top of it. A day is a button that shows its rows; ← → walk. */
export function DayChart(): JSX.Element | null {
  const pointed = useSignal<string | null>(null);
  const items = days.value?.items;
  if (!items || items.every(({completed, failed}) => completed + failed === 0)) return null;
  const chosen = chosenDay.value?.day ?? null;
  const told = items.find(({day}) => day === (pointed.value ?? chosen));
  const most = Math.max(1, ...items.map(({completed, failed}) => completed + failed));
  const stop = items.findIndex(({day}) => day === (chosen ?? items.at(-1)?.day));

  const walk = (event: KeyboardEvent): void => {
    const bars = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')];
    const at = bars.indexOf(event.target as HTMLElement);
    const to = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1}[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    bars[Math.max(0, Math.min(bars.length - 1, to))]?.focus();
  };

  return (
    <section class="chart" aria-label={i18n.t('chart.title')}>
      <div class="row small">
        <h2 class="muted">{told ? longDayText(noon(told.day)) : i18n.t('chart.title')}</h2>
        <span class="spring" />
        {told ? <Told day={told} /> : <Legend />}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame and a legend that nobody needs here */}
      <div
        class={`bars ${told ? 'dimmed' : ''}`}
        role="group"
        aria-label={i18n.t('chart.title')}
        onKeyDown={walk}
        onPointerLeave={() => {
          pointed.value = null;
        }}
      >
        {items.map((item, index) => (
          <Bar
            key={item.day}
            item={item}
            most={most}
            tabIndex={index === stop ? 0 : -1}
            isChosen={item.day === chosen}
            isTold={item.day === told?.day}
            onPoint={(isPointed) => {
              pointed.value = isPointed ? item.day : null;
            }}
          />
        ))}
      </div>
      <div class="row axis" aria-hidden="true">
        <span>{shortDayText(noon(items[0]?.day ?? ''))}</span>
        <span>{shortDayText(noon(items[14]?.day ?? ''))}</span>
        <span>{i18n.t('chart.today')}</span>
      </div>
      <Table items={items} />
    </section>
  );
}

function Told({day: {completed, failed}}: {readonly day: Day}): JSX.Element {
  return (
    <>
      <span class="row told">
        <i class="tone-ok">
          <DoneIcon size={12} />
        </i>
        {i18n.t('chart.completedCount', completed, [numberText(completed)])}
      </span>
      <span class="row told">
        <i class="tone-bad">
          <FailedIcon size={12} />
        </i>
        {i18n.t('chart.failedCount', failed, [numberText(failed)])}
      </span>
    </>
  );
}

function Legend(): JSX.Element {
  return (
    <>
      <span class="row told faint">
        <i class="key" /> {i18n.t('chart.completed')}
      </span>
      <span class="row told faint">
        <i class="key hatched" /> {i18n.t('chart.failedThatDay')}
      </span>
    </>
  );
}

interface BarProps {
  readonly item: Day;
  readonly most: number;
  readonly tabIndex: 0 | -1;
  readonly isChosen: boolean;
  readonly isTold: boolean;
  readonly onPoint: (isPointed: boolean) => void;
}

function Bar({item: {day, completed, failed}, most, tabIndex, isChosen, isTold, onPoint}: BarProps): JSX.Element {
  // A day on which something happened is never too low to be seen.
  const high = (count: number): string => (count === 0 ? '0' : `max(3px, ${(count / most) * 100}%)`);
  return (
    <button
      type="button"
      class={isTold ? 'told' : undefined}
      tabIndex={tabIndex}
      aria-pressed={isChosen}
      aria-label={i18n.t('chart.bar', {
        day: longDayText(noon(day)),
        completed: i18n.t('chart.completedCount', completed, [numberText(completed)]),
        failed: i18n.t('chart.failedCount', failed, [numberText(failed)]),
      })}
      onClick={() => filterByDay(day)}
      onPointerEnter={() => onPoint(true)}
      onFocus={() => onPoint(true)}
      onBlur={() => onPoint(false)}
    >
      {failed > 0 ? <span class="hatched" style={{height: high(failed)}} /> : null}
      <span class="solid" style={{height: high(completed)}} />
    </button>
  );
}

/** The same figures for those who read them with a screen reader. */
function Table({items}: {readonly items: readonly Day[]}): JSX.Element {
  return (
    <table class="said">
      <caption>{i18n.t('chart.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('chart.day')}</th>
          <th scope="col">{i18n.t('chart.completed')}</th>
          <th scope="col">{i18n.t('chart.failed')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({day, completed, failed}) => (
          <tr key={day}>
            <th scope="row">{longDayText(noon(day))}</th>
            <td>{numberText(completed)}</td>
            <td>{numberText(failed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
