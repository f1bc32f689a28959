import type {JSX} from 'preact';
import {i18n} from '#i18n';
import {DEFAULT_ADDRESS} from '../client/address.ts';
import {standing} from '../messages/standing.ts';
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
          address: <code>{callbackOf(standing.value?.address ?? DEFAULT_ADDRESS)}</code>,
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

/** Where Xero sends the browser back to: Xero accepts plain http for localhost only. */
function callbackOf(address: string): string {
  const {protocol, origin, port} = new URL(address);
  return `${protocol === 'https:' ? origin : `http://localhost:${port || '80'}`}/connections/xero/callback`;
}
