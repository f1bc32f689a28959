import type {CompanionOptions} from '../companion-options.ts';
import type {DearConnection} from '../dear/connection.ts';
import {createDearConnection} from '../dear/dear-connection.ts';
import type {TemporaryFiles} from '../platform/temporary-files.ts';
import type {SecretBox} from '../store/secrets.ts';
import type {Store} from '../store/store.ts';
import type {XeroConnection} from '../xero/connection.ts';
import {redirectAddress} from '../xero/redirect-address.ts';
import {createXeroConnection} from '../xero/xero-connection.ts';

interface KeptParts {
  readonly store: Store;
  readonly secrets: SecretBox;
  readonly temporaryFiles: TemporaryFiles;
}

/** Both sides as they are configured, each with its logins and its pace; nothing is called yet. */
export function openConnections(
  options: CompanionOptions,
  {store, secrets, temporaryFiles}: KeptParts,
): {dear: DearConnection; xero: XeroConnection} {
  const {configuration, clock, ids, log, failpoints, fetch, deadline} = options;
  const {xero} = configuration;
  const outside = {
    store,
    secrets,
    clock,
    ids,
    log,
    failpoints,
    fetch,
    startSlowly: options.startSlowly ?? false,
    ...(deadline ? {deadline} : {}),
  };
  return {
    dear:
      options.dear ??
      createDearConnection({
        ...outside,
        temporaryFiles,
        baseUrl: configuration.dearApiUrl,
        callsPerMinute: configuration.dearCallsPerMinute,
      }),
    xero:
      options.xero ??
      createXeroConnection({
        ...outside,
        app: {
          clientId: xero.clientId,
          clientSecret: xero.clientSecret,
          redirectUrl: redirectAddress(configuration, options.port),
        },
        apiUrl: xero.apiUrl,
        identityUrl: xero.identityUrl,
        loginUrl: xero.loginUrl,
        connectionsUrl: xero.connectionsUrl,
        callsPerMinute: configuration.xeroCallsPerMinute,
        callsPerDay: configuration.xeroCallsPerDay,
      }),
  };
}
