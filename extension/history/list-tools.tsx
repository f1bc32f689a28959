import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {documentKinds} from '../../shared/documents/kinds.ts';
import {kindText} from '../documents/kind-words.ts';
import {Choice} from '../ui/choice.tsx';
import {IconButton} from '../ui/icon-button.tsx';
import {AgainIcon, DownloadIcon, FilterIcon} from '../ui/icons.tsx';
import {SearchField} from '../ui/search-field.tsx';
import {readDays} from './chart.ts';
import {download, downloading} from './download.ts';
import {kind, ownPeriod, type PeriodName, period, periods, queryOf, search} from './filters.ts';
import {showView} from './panel-view.ts';
import {read} from './transactions.ts';

let typing: ReturnType<typeof setTimeout> | undefined;

function searchFor(text: string): void {
  search.value = text;
  clearTimeout(typing);
  typing = setTimeout(read, 200);
}

/** Search, the rarer filters behind a button, and the list as a file. */
export function ListTools(): JSX.Element {
  const isOpen = useSignal(false);
  return (
    <>
      <div class="row">
        <SearchField value={search.value} placeholder={i18n.t('history.placeholder')} onInput={searchFor} />
        <IconButton
          name={i18n.t('history.filters')}
          icon={<FilterIcon />}
          expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        />
        <IconButton
          name={i18n.t('panel.refresh')}
          icon={<AgainIcon />}
          onClick={() => {
            void read();
            void readDays();
          }}
        />
        <IconButton
          name={i18n.t('panel.download')}
          icon={<DownloadIcon />}
          busy={downloading.value}
          onClick={() => download({of: 'transactions', query: queryOf(new Date())})}
        />
      </div>
      {isOpen.value ? <MoreFilters /> : null}
    </>
  );
}

const periodWords = (name: PeriodName): string => {
  switch (name) {
    case 'any':
      return i18n.t('history.periodAny');
    case 'today':
      return i18n.t('history.periodToday');
    case '7':
      return i18n.t('history.period7');
    case '30':
      return i18n.t('history.period30');
    case '90':
      return i18n.t('history.period90');
    case 'own':
      return i18n.t('history.periodOwn');
  }
};

function MoreFilters(): JSX.Element {
  return (
    <div class="row more-filters">
      <Choice
        label={i18n.t('history.kind')}
        value={kind.value}
        rest="any"
        options={[['any', i18n.t('history.anyKind')], ...documentKinds.map((name) => [name, kindText(name)] as const)]}
        onChoose={(value) => {
          kind.value = value;
          void read();
        }}
      />
      <Choice
        label={i18n.t('history.period')}
        value={period.value}
        rest="any"
        options={periods.map((name) => [name, periodWords(name)])}
        onChoose={(value) => {
          period.value = value;
          void read();
        }}
      />
      {period.value === 'own' ? (
        <>
          <DayField label={i18n.t('history.from')} side="from" />
          <DayField label={i18n.t('history.to')} side="to" />
        </>
      ) : null}
      <span class="spring" />
      <button type="button" class="text-button" onClick={() => showView('reconciliation')}>
        {i18n.t('history.reconciliation')}
      </button>
    </div>
  );
}

function DayField({label, side}: {readonly label: string; readonly side: 'from' | 'to'}): JSX.Element {
  return (
    <input
      class="input day-field"
      type="date"
      aria-label={label}
      value={ownPeriod.value[side]}
      onChange={(event) => {
        ownPeriod.value = {...ownPeriod.value, [side]: event.currentTarget.value};
        void read();
      }}
    />
  );
}
