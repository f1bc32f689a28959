import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {ActivityEntry} from '../../shared/activity/entry.ts';
import {timeText} from '../ui/format.ts';
import {ArrowRightIcon} from '../ui/icons.tsx';
import {activityTypeText, spokenEntry} from './activity-words.ts';

interface ActivityRowProps {
  readonly entry: ActivityEntry;
  readonly tabIndex: 0 | -1;
}

/** Who did what and when; the old value beside the new one, where there are such. */
export function ActivityRow({entry, tabIndex}: ActivityRowProps): JSX.Element {
  const {at, type, user} = entry;
  const {text, from, to} = spokenEntry(entry);
  const who = user ?? i18n.t('activity.deerpath');
  // The sentence begins with the name, which stands out.
  const rest = text.startsWith(who) ? text.slice(who.length) : ` ${text}`;
  return (
    <article class="entry" data-row tabIndex={tabIndex}>
      <time class="muted" dateTime={at}>
        {timeText(at)}
      </time>
      <p class="sentence">
        {text.startsWith(who) || user !== null ? <b>{who}</b> : null}
        {text.startsWith(who) || user !== null ? rest.replace(/\.$/, '') : text.replace(/\.$/, '')}
      </p>
      <span class="tag small">{activityTypeText(type)}</span>
      {from === null && to === null ? null : (
        <div class="values">
          <Value label={i18n.t('activity.old')} text={from} look="old" />
          <i class="faint">
            <ArrowRightIcon />
          </i>
          <Value label={i18n.t('activity.new')} text={to} look="new" />
        </div>
      )}
    </article>
  );
}

interface ValueProps {
  readonly label: string;
  readonly text: string | null;
  readonly look: 'old' | 'new';
}

const Value = ({label, text, look}: ValueProps): JSX.Element => (
  <span class={`value small ${look}`}>
    <span class="said">{label}: </span>
    {text === null || text === '' ? <span class="faint">{i18n.t('activity.empty')}</span> : text}
  </span>
);
