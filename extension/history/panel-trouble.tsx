import type {JSX} from 'preact';
import {i18n} from '#i18n';
import type {Snapshot} from '../client/snapshot.ts';
import {tryAgain, trying} from '../messages/standing.ts';
import {Button} from '../ui/button.tsx';
import {Empty} from '../ui/empty.tsx';
import {whenText} from '../ui/format.ts';
import {AgainIcon} from '../ui/icons.tsx';

interface PanelTroubleProps {
  readonly snapshot: Snapshot;
  readonly onSetUp: (step?: string) => void;
}

/** Why there is nothing to show: not paired, no longer paired, or the companion is away or another than ours. */
export function PanelTrouble({snapshot, onSetUp}: PanelTroubleProps): JSX.Element {
  const {state, trouble, heardAt} = snapshot;
  if (state === 'unpaired') {
    return (
      <Empty
        title={i18n.t('panel.pairFirst')}
        actions={
          <Button look="filled" onClick={() => onSetUp('pair')}>
            {i18n.t('panel.setUp')}
          </Button>
        }
      >
        {i18n.t('panel.pairFirstWhy')}
      </Empty>
    );
  }
  if (state === 'revoked') {
    return (
      <Empty
        title={trouble?.title ?? ''}
        scene="broken"
        actions={
          <Button look="filled" onClick={() => onSetUp('pair')}>
            {i18n.t('panel.pairBrowser')}
          </Button>
        }
      >
        {trouble?.detail}
      </Empty>
    );
  }
  const heard = heardAt ? `${i18n.t('panel.heardAt', {when: whenText(heardAt, new Date())})} ` : '';
  return (
    <Empty
      title={state === 'away' ? i18n.t('panel.away') : (trouble?.title ?? i18n.t('panel.away'))}
      scene="broken"
      actions={
        <>
          <Button look="filled" icon={<AgainIcon />} busy={trying.value} onClick={tryAgain}>
            {i18n.t('panel.tryAgain')}
          </Button>
          <Button onClick={() => onSetUp('pair')}>{i18n.t('panel.changeAddress')}</Button>
        </>
      }
    >
      {state === 'away' ? `${heard}${i18n.t('panel.awayWhy')}` : trouble?.detail}
    </Empty>
  );
}
