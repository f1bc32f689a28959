import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {WarningIcon} from '../ui/icons.tsx';
import {woven} from '../ui/woven.tsx';

/** Xero lets programs in through an app of the user's own: how to make one, where the companion has none yet. */
export const XeroApp = (): JSX.Element => (
  <div class="notice warn">
    <i class="tone-warn">
      <WarningIcon />
    </i>
    <ol class="numbered">
      <li>
        {woven(i18n.t('setup.xero.appMake', {place: '{place}', kind: '{kind}'}), {
          place: (
            <a href="https://developer.xero.com/app/manage" target="_blank" rel="noopener noreferrer">
              developer.xero.com
            </a>
          ),
          kind: <b>Mobile or desktop app</b>,
        })}
      </li>
      <li>
        {woven(i18n.t('setup.xero.appRedirect', {address: '{address}'}), {
          address: <code>http://localhost:4780/connections/xero/callback</code>,
        })}
      </li>
      <li>
        {woven(i18n.t('setup.xero.appStart', {command: '{command}'}), {
          command: <code>XERO_CLIENT_ID=… npm start</code>,
        })}
      </li>
    </ol>
  </div>
);
