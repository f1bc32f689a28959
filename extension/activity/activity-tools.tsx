import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {download, downloading} from '../history/download.ts';
import {Button} from '../ui/button.tsx';
import {Choice} from '../ui/choice.tsx';
import {numberText} from '../ui/format.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {AgainIcon, DownloadIcon} from '../ui/icons.tsx';
import {SearchField} from '../ui/search-field.tsx';
import {
  activityQuery,
  date,
  dates,
  entries,
  nextCursor,
  readActivity,
  reading,
  search,
  searchActivity,
  type,
  types,
  user,
  users,
} from './activity.ts';
import {activityTypeText} from './activity-words.ts';

const dateWords = {
  any: () => i18n.t('activity.anyDate'),
  '1': () => i18n.t('history.periodToday'),
  '7': () => i18n.t('history.period7'),
  '30': () => i18n.t('history.period30'),
  '90': () => i18n.t('history.period90'),
} as const;

/** One search for everything, a filter for each, Refresh, and the report as a file. */
export function ActivityTools(): JSX.Element {
  const count = entries.value?.length ?? 0;
  return (
    <div class="tools">
      <div class="row">
        <h2 class="spring report-title">{i18n.t('activity.title')}</h2>
        <Button look="quiet" size="small" icon={<AgainIcon />} busy={reading.value} onClick={readActivity}>
          {i18n.t('panel.refresh')}
        </Button>
        <IconButton
          look="quiet"
          name={i18n.t('panel.download')}
          icon={<DownloadIcon />}
          busy={downloading.value}
          onClick={() => download({of: 'activity', query: activityQuery()})}
        />
      </div>
      <SearchField value={search.value} placeholder={i18n.t('activity.placeholder')} onInput={searchActivity} />
      <div class="row choices">
        <Choice
          label={i18n.t('activity.date')}
          value={date.value}
          rest="any"
          options={dates.map((name) => [name, dateWords[name]()])}
          onChoose={(value) => {
            date.value = value;
            void readActivity();
          }}
        />
        <Choice
          label={i18n.t('activity.type')}
          value={type.value}
          rest="any"
          options={types.map((name) => [name, name === 'any' ? i18n.t('activity.anyType') : activityTypeText(name)])}
          onChoose={(value) => {
            type.value = value;
            void readActivity();
          }}
        />
        <Choice
          label={i18n.t('activity.user')}
          value={user.value}
          rest="any"
          options={[['any', i18n.t('activity.anyone')], ...users.value.map((name) => [name, name] as const)]}
          onChoose={(value) => {
            user.value = value;
            void readActivity();
          }}
        />
        <span class="spring" />
        {count > 0 && nextCursor.value === null ? (
          <span class="small faint">{i18n.t('activity.entries', count, [numberText(count)])}</span>
        ) : null}
      </div>
    </div>
  );
}
