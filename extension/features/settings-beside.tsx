import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {Mark} from '../ui/icons.tsx';
import {Opener} from './opener.tsx';

interface SettingsBesideProps {
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Deerpath's settings beside DEAR's own for Xero; the same form as in the menu and the popup. */
export const SettingsBeside = ({isOpen, onOpen}: SettingsBesideProps): JSX.Element => (
  <div class="menu from-start">
    <Opener
      look="menu-button"
      sheet="settings"
      given={{}}
      isOpen={isOpen}
      onOpen={onOpen}
      title={i18n.t('menu.settingsHint')}
      opens="dialog"
    >
      <Mark size={18} />
      <span>{i18n.t('menu.settingsBeside')}</span>
    </Opener>
  </div>
);
