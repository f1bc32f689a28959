import type {JSX} from 'preact';
import {useLayoutEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {DocumentIcon, HistoryIcon, Mark, SlidersIcon, SyncIcon} from '../ui/icons.tsx';
import type {Sheets} from './sheets.ts';

/** What the menu offers: how things stand at its head, then its items; ↑ ↓ Home End walk, Tab leaves. */
export function MenuSheet({facts, onSync, onSettings, onPanel, onClose}: Sheets['menu']): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  useLayoutEffect(() => items()[0]?.focus({preventScroll: true}), []);
  const walk = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(event.target as HTMLElement);
    const next = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1}[event.key];
    if (event.key === 'Tab') onClose('away');
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  };
  return (
    <>
      <div class="menu-head">
        <Mark size={28} />
        <div>
          <b>{facts?.head ?? i18n.t('popup.asking')}</b>
          <p class="small faint">{facts?.line}</p>
        </div>
      </div>
      <div class="menu" role="menu" aria-label="Deerpath" tabIndex={-1} ref={menu} onKeyDown={walk}>
        <Item
          icon={<SyncIcon />}
          more={facts?.disabled == null ? i18n.t('menu.everything') : undefined}
          hint={facts?.disabled ?? i18n.t('menu.syncHint')}
          resting={facts?.disabled != null}
          onChoose={onSync}
        >
          {i18n.t('menu.syncNow')}
        </Item>
        <Item
          icon={<HistoryIcon />}
          alert={facts?.failedText || undefined}
          onChoose={() => onPanel({view: 'transactions'})}
        >
          {i18n.t('menu.history')}
        </Item>
        <Item icon={<SlidersIcon />} onChoose={onSettings}>
          {i18n.t('menu.settings')}
        </Item>
        <Item icon={<DocumentIcon />} onChoose={() => onPanel({view: 'activity'})}>
          {i18n.t('menu.activity')}
        </Item>
      </div>
    </>
  );
}

interface ItemProps {
  readonly icon: JSX.Element;
  readonly children: string;
  readonly more?: string | undefined;
  readonly alert?: string | undefined;
  readonly hint?: string;
  readonly resting?: boolean;
  readonly onChoose: () => void;
}

/** Its name is its word alone; what else stands there is told after it. */
const Item = ({icon, children, more, alert, hint, resting, onChoose}: ItemProps): JSX.Element => (
  <button
    type="button"
    role="menuitem"
    tabIndex={-1}
    class={`item ${resting ? 'resting' : ''}`}
    title={hint}
    aria-label={children}
    aria-description={[more, alert, hint].filter(Boolean).join('. ') || undefined}
    aria-disabled={resting ? 'true' : undefined}
    onClick={() => !resting && onChoose()}
  >
    {icon}
    <span>{children}</span>
    {more ? <span class="more">{more}</span> : null}
    {alert ? <span class="count">{alert}</span> : null}
  </button>
);
