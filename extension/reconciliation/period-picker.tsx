import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Choice} from '../ui/choice.tsx';
import {compare, ownPeriod, period, periodName, periodNames} from './reconciliation.ts';

const words = {
  this: () => i18n.t('reconcile.thisMonth'),
  last: () => i18n.t('reconcile.lastMonth'),
  own: () => i18n.t('reconcile.own'),
} as const;

/** This month, the last one, or days of one's own. */
export function PeriodPicker(): JSX.Element {
  const {from, to} = ownPeriod.value;
  const isWrong = from !== '' && to !== '' && from > to;
  return (
    <div class="tools">
      <div class="row choices">
        <Choice
          label={i18n.t('reconcile.period')}
          value={periodName.value}
          rest="this"
          options={periodNames.map((name) => [name, words[name]()])}
          onChoose={(value) => {
            if (value === 'own' && period.value && from === '') ownPeriod.value = period.value;
            periodName.value = value;
            void compare();
          }}
        />
        {periodName.value === 'own' ? (
          <>
            <Day label={i18n.t('reconcile.from')} side="from" isWrong={isWrong} />
            <Day label={i18n.t('reconcile.to')} side="to" isWrong={isWrong} />
          </>
        ) : null}
      </div>
      {isWrong ? (
        <p class="small tone-bad" id="wrong-period" role="alert">
          {i18n.t('reconcile.wrongPeriod')}
        </p>
      ) : null}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly side: 'from' | 'to';
  readonly isWrong: boolean;
}

const Day = ({label, side, isWrong}: DayProps): JSX.Element => (
  <input
    class="input day-field"
    type="date"
    aria-label={label}
    aria-invalid={isWrong ? 'true' : undefined}
    aria-describedby={isWrong ? 'wrong-period' : undefined}
    value={ownPeriod.value[side]}
    onChange={(event) => {
      ownPeriod.value = {...ownPeriod.value, [side]: event.currentTarget.value};
      void compare();
    }}
  />
);
