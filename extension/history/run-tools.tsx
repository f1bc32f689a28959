import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Choice} from '../ui/choice.tsx';
import {IconButton} from '../ui/icon-button.tsx';
import {AgainIcon, BalanceIcon, DownloadIcon, EyeIcon} from '../ui/icons.tsx';
import {download, downloading} from './download.ts';
import {showView} from './panel-view.ts';
import {people, period, readRuns, result, results, runPeriods, runQuery, who} from './runs.ts';

const periodWords = {
  any: () => i18n.t('history.periodAny'),
  '1': () => i18n.t('history.periodToday'),
  '7': () => i18n.t('history.period7'),
  '30': () => i18n.t('history.period30'),
} as const;

const resultWords = {
  any: () => i18n.t('runs.resultAny'),
  failed: () => i18n.t('runs.resultFailed'),
  completed: () => i18n.t('runs.resultCompleted'),
  unchanged: () => i18n.t('runs.resultUnchanged'),
  ended: () => i18n.t('runs.resultEnded'),
} as const;

/** Filters of the runs, and the ways to the preview and the reconciliation. */
export function RunTools(): JSX.Element {
  return (
    <div class="tools">
      <div class="row choices">
        <Choice
          label={i18n.t('runs.period')}
          value={period.value}
          rest="any"
          options={runPeriods.map((name) => [name, periodWords[name]()])}
          onChoose={(value) => {
            period.value = value;
            void readRuns();
          }}
        />
        <Choice
          label={i18n.t('runs.result')}
          value={result.value}
          rest="any"
          options={results.map((name) => [name, resultWords[name]()])}
          onChoose={(value) => {
            result.value = value;
            void readRuns();
          }}
        />
        <Choice
          label={i18n.t('runs.who')}
          value={who.value}
          rest="any"
          options={[
            ['any', i18n.t('runs.anyone')],
            ['auto', i18n.t('panel.autosync')],
            ...people.value.map((name) => [name, name] as const),
          ]}
          onChoose={(value) => {
            who.value = value;
            void readRuns();
          }}
        />
      </div>
      <div class="row doors">
        <button type="button" class="text-button row" onClick={() => showView('preview')}>
          <EyeIcon size={14} /> {i18n.t('history.preview')}
        </button>
        <button type="button" class="text-button row" onClick={() => showView('reconciliation')}>
          <BalanceIcon size={14} /> {i18n.t('history.reconciliation')}
        </button>
        <div class="row at-the-end">
          <IconButton name={i18n.t('panel.refresh')} icon={<AgainIcon />} onClick={readRuns} />
          <IconButton
            name={i18n.t('panel.download')}
            icon={<DownloadIcon />}
            busy={downloading.value}
            onClick={() => download({of: 'runs', query: runQuery()})}
          />
        </div>
      </div>
    </div>
  );
}
