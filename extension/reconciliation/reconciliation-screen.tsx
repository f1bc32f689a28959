import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import {i18n} from '#i18n';
import {download, downloading, noFile} from '../history/download.ts';
import {leaveView} from '../history/panel-view.ts';
import {said} from '../sentences/said.ts';
import {Empty} from '../ui/empty.tsx';
import {dayText, numberText, whenText} from '../ui/format.ts';
import {IconButton} from '../ui/icon-button.tsx';
import {AgainIcon, ArcIcon, ChevronLeftIcon, DoneIcon, DownloadIcon, WarningIcon} from '../ui/icons.tsx';
import {TroubleNotice} from '../ui/trouble-notice.tsx';
import {useFront} from '../ui/use-front.ts';
import {PeriodPicker} from './period-picker.tsx';
import {compare, compared, isAgreed, period, reading, trouble} from './reconciliation.ts';
import {ReconciliationItems} from './reconciliation-items.tsx';
import {ReconciliationTotals} from './reconciliation-totals.tsx';

/** DEAR's documents beside Xero's for a period: the sums by kind, and all that explains a difference. */
export function ReconciliationScreen(): JSX.Element {
  const heading = useFront('reconciliation', leaveView);
  useEffect(() => {
    void compare();
  }, []);
  const asked = period.value;
  return (
    <div class="detail">
      <header class="front-head row">
        <IconButton look="quiet" name={i18n.t('panel.back')} icon={<ChevronLeftIcon />} onClick={leaveView} />
        <h1 tabIndex={-1} ref={heading}>
          {i18n.t('reconcile.title')}
        </h1>
        <span class="spring" />
        <IconButton
          look="quiet"
          name={i18n.t('panel.refresh')}
          icon={<AgainIcon />}
          busy={reading.value}
          onClick={compare}
        />
        <IconButton
          look="quiet"
          name={i18n.t('panel.download')}
          icon={<DownloadIcon />}
          busy={downloading.value}
          resting={asked === null ? i18n.t('reconcile.choose') : undefined}
          onClick={() => asked && download({of: 'reconciliation', query: asked})}
        />
      </header>
      <main>
        <PeriodPicker />
        <TroubleNotice trouble={trouble.value ?? noFile.value} />
        {reading.value ? <Reading /> : <Compared />}
      </main>
    </div>
  );
}

const Reading = (): JSX.Element => (
  <div class="preview-head" role="status">
    <h2 class="row h16">
      <i class="tone-accent">
        <ArcIcon />
      </i>
      {i18n.t('reconcile.reading')}
    </h2>
    <p class="muted">{i18n.t('reconcile.readingWhy')}</p>
  </div>
);

function Compared(): JSX.Element | null {
  const shown = compared.value;
  if (shown === null) return null;
  const now = new Date();
  const days = `${dayText(`${shown.from}T12:00:00`, now)} – ${dayText(`${shown.to}T12:00:00`, now)}`;
  if (shown.totals.length === 0 && shown.items.length === 0) {
    return <Empty title={i18n.t('reconcile.nothingTitle')}>{i18n.t('reconcile.nothingWhy')}</Empty>;
  }
  const count = shown.items.length;
  return (
    <>
      <div class="preview-head" role="status">
        <h2 class="row h16">
          <i class={isAgreed.value ? 'tone-ok' : 'tone-warn'}>{isAgreed.value ? <DoneIcon /> : <WarningIcon />}</i>
          {isAgreed.value ? i18n.t('reconcile.agree') : i18n.t('reconcile.differ', count, [numberText(count)])}
        </h2>
        <p class="muted">{i18n.t('reconcile.agreeWhy', {period: days, when: whenText(shown.readAt, now)})}</p>
        {shown.caveats.map((caveat) => (
          <p key={caveat} class="note muted">
            {said(caveat)}
          </p>
        ))}
      </div>
      <ReconciliationTotals totals={shown.totals} />
      <ReconciliationItems items={shown.items} />
    </>
  );
}
