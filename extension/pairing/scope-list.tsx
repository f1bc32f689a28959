import type {JSX} from 'preact';
import {i18n} from '#i18n';

/** Each permission that Xero will ask about (Xero's documentation, Scopes), with what Deerpath does by it. */
const scopes = [
  ['accounting.invoices', 'invoices'],
  ['accounting.payments', 'payments'],
  ['accounting.manualjournals', 'journals'],
  ['accounting.contacts', 'contacts'],
  ['accounting.settings', 'settings'],
  ['accounting.attachments', 'attachments'],
  ['offline_access', 'offline'],
] as const;

/** What the login allows, in words, so that nobody has to guess at Xero's page. */
export const ScopeList = (): JSX.Element => (
  <details class="scopes">
    <summary>{i18n.t('setup.xero.scopes')}</summary>
    <dl>
      {scopes.map(([scope, name]) => (
        <div key={scope}>
          <dt>
            <code>{scope}</code>
          </dt>
          <dd>{i18n.t(`setup.scope.${name}`)}</dd>
        </div>
      ))}
    </dl>
    <p class="muted">{i18n.t('setup.xero.never')}</p>
  </details>
);
