import type {JSX} from 'preact';
import {Mark} from '../ui/icons.tsx';
import {text} from '../ui/text.ts';
import {Opener} from './opener.tsx';

interface SettingsBesideProps {
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Deerpath's settings beside DEAR's own for Xero; the same form as in the menu and the popup. */
export const SettingsBeside = ({isOpen, onOpen}: SettingsBesideProps): JSX.Element => (
  <div class="menu">
    <Opener
      look="menu-button"
      sheet="settings"
      given={{}}
      isOpen={isOpen}
      onOpen={onOpen}
      title={text('menu.settingsHint')}
      opens="dialog"
    >
      <Mark size={18} />
      <span>{text('menu.settingsBeside')}</span>
    </Opener>
  </div>
);
