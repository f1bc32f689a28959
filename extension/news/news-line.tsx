import './news.css';
import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import {CrossIcon} from '../ui/icons.tsx';
import {newsLine, putNewsAway, readNews} from './news.ts';

/** What came with the last update: one quiet line, until somebody puts it away. */
export function NewsLine(): JSX.Element | null {
  useEffect(() => {
    void readNews();
  }, []);
  if (newsLine.value === null) return null;
  return (
    <aside class="news-line row" aria-label={i18n.t('news.title')}>
      <p class="small muted">{newsLine.value}</p>
      <span class="spring" />
      <button type="button" class="icon-button" aria-label={i18n.t('news.putAway')} onClick={putNewsAway}>
        <CrossIcon size={12} />
      </button>
    </aside>
  );
}
