import {createActivityIndex} from './activity/activity-index.ts';
import {activityRoutes} from './activity/routes.ts';
import {createAlerts} from './alerts/create-alerts.ts';
import {mailingListRoutes} from './alerts/mailing-list-routes.ts';
import type {Postman} from './alerts/postman.ts';
import {readMailServer} from './alerts/read-mail-server.ts';
import {notificationRoutes} from './alerts/routes.ts';
import {smtpPostman} from './alerts/smtp-postman.ts';
import {createApp} from './app.ts';
import type {Companion, CompanionOptions} from './companion-options.ts';
import type {Configuration} from './configuration.ts';
import {loginPages} from './connections/login-pages.ts';
import {openConnections} from './connections/open-connections.ts';
import {connectionRoutes} from './connections/routes.ts';
import {companyZone} from './dear/company-zone.ts';
import {eventRoutes} from './events/routes.ts';
import {createDocumentCount} from './export/discover/count-documents.ts';
import {createExporter} from './export/runs/create-exporter.ts';
import {exportRoutes} from './export/runs/routes.ts';
import {diagnosisRoutes} from './health/diagnosis-routes.ts';
import {createReadiness} from './health/readiness.ts';
import {healthRoutes} from './health/routes.ts';
import {currentStatus} from './health/status.ts';
import {createStatusNews} from './health/status-news.ts';
import {createHistoryIndex} from './history/history-index.ts';
import {historyRoutes} from './history/routes.ts';
import {watchStore} from './history/watch-store.ts';
import type {Endpoint} from './http/endpoint.ts';
import {initialState} from './initial-state.ts';
import {openApiRoutes} from './openapi/routes.ts';
import {codeDrop} from './pairing/code-drop.ts';
import {companionKey} from './pairing/companion-key.ts';
import {createPairing} from './pairing/pairing.ts';
import {pairingRoutes} from './pairing/routes.ts';
import {clockAlarm} from './platform/alarm.ts';
import {createEventBus} from './platform/event-bus.ts';
import type {WritePoint} from './platform/failpoints.ts';
import {reconciliationRoutes} from './reconciliation/routes.ts';
import {createAutosync} from './schedule/autosync.ts';
import {startNightlySweep} from './schedule/nightly-sweep.ts';
import {forecastRoutes} from './settings/forecast-routes.ts';
import {settingsRoutes} from './settings/routes.ts';
import {nodeTemporaryFiles} from './store/node-temporary-files.ts';
import {openStore} from './store/open-store.ts';
import type {Row} from './store/records.ts';
import {openSecretBox} from './store/secret-box.ts';
import {version} from './version.ts';

/**
 * The whole companion but for the port it listens on, put together from what it is handed. Throws `Trouble` where the data
 * folder or the secret key cannot be used. The caller holds the folder's lock.
 */
export async function createCompanion(options: CompanionOptions): Promise<Companion> {
  const {configuration, clock, ids, log, failpoints, disk} = options;
  const closing = new AbortController();
  const freeBytes = options.freeBytes ?? (async () => undefined);
  const readiness = createReadiness(freeBytes);

  const opened =
    options.store ?? (await openStore({disk, folder: configuration.dataFolder, failpoints, log, initialState, clock}));
  // A new key in place of a lost one would open nothing that is kept.
  const mayMake = opened.state.companionKey === null;
  const secrets = options.secrets ?? (await openSecretBox(configuration.secretKeyFile, {ids, mayMake}));
  const history = createHistoryIndex(opened);
  const activity = createActivityIndex(opened.values('activity'));
  const bus = createEventBus({ids});
  /** Nobody listens to news before everything is put together. */
  let tell = () => {};
  let lookAtSchedule = () => {};
  let alert: (point: WritePoint, rows: readonly Row[]) => void = () => {};
  const store = watchStore(opened, {
    committed(point, {rows, activity: entries}) {
      readiness.wrote();
      activity.add(entries);
      // After what follows from the commit itself: who was just shut out hears no more.
      setImmediate(() => {
        for (const entry of entries) bus.publish('activity', {entry});
      });
      alert(point, rows);
      // Who is paired and what is set shows in no status; of the schedule its keeper tells.
      if (point !== 'state.pairing' && point !== 'state.settings') tell();
      if (scheduleHangsOn.has(point)) lookAtSchedule();
    },
    failed: (_point, error) => readiness.writeFailed(error),
  });

  const temporaryFiles = options.temporaryFiles ?? nodeTemporaryFiles(configuration.dataFolder, ids);
  await temporaryFiles.clear();

  const {dear, xero} = openConnections(options, {store, secrets, temporaryFiles});
  const exporter = options.exporter ?? createExporter({clock, ids, log, store, bus, dear, xero});
  const pairing = createPairing({store, clock, ids, log, drop: codeDrop(disk, configuration.dataFolder, failpoints)});
  const autosync = createAutosync({
    clock,
    alarm: options.alarm ?? clockAlarm(clock),
    store,
    dear,
    xero,
    exporter,
    log,
    changed: () => tell(),
  });
  lookAtSchedule = () => autosync.lookAgain();
  const postman = options.postman ?? postmanOf(configuration);
  const mail = postman !== null;
  const statusParts = {version, store, dear, xero, exporter, history, autosync, mail};
  const status = () => currentStatus(statusParts);
  const news = createStatusNews({bus, clock, signal: closing.signal, status});
  tell = () => news.changed();
  const mailing = {store, clock, ids, log, failpoints, postman};
  const alerts = createAlerts({
    ...mailing,
    bus,
    version,
    afterCrash: options.startSlowly ?? false,
    status,
    signal: closing.signal,
  });
  alert = alerts.committed;
  const key = await companionKey(store, secrets);

  const endpoints: Endpoint[] = [
    ...healthRoutes({...statusParts, readiness}),
    ...diagnosisRoutes({...statusParts, clock, freeBytes}),
    ...pairingRoutes({pairing, key}),
    ...connectionRoutes({
      dear,
      xero,
      exporter,
      countDocuments: createDocumentCount({dear, clock}),
      stuck: alerts.stuck,
      log,
      changed: tell,
    }),
    ...loginPages({
      xero,
      log,
      returned() {
        tell();
        exporter.resume().catch((error: unknown) => log.error({err: error}, 'Could not go on after the login'));
      },
    }),
    ...settingsRoutes({store, bus, clock, ids, log, mail}),
    ...forecastRoutes({store, clock, dear, xero}),
    ...exportRoutes({store, exporter}),
    ...historyRoutes({store, history, exporter, bus, clock, ids, rowsOf: alerts.rowsOf}),
    ...activityRoutes({store, activity, clock}),
    ...notificationRoutes({store, clock}),
    ...mailingListRoutes({...mailing, mailGoes: alerts.mailGoes}),
    ...reconciliationRoutes({store, clock, dear, xero}),
    ...eventRoutes({bus, clock, pairing, status, closing: closing.signal}),
    ...openApiRoutes({version, endpoints: () => endpoints}),
  ];
  const app = createApp({
    endpoints,
    authenticate: (token) => pairing.authenticate(token),
    address: () => ({port: options.port, publicUrl: configuration.publicUrl}),
    ids,
    log,
  });

  const nightly = startNightlySweep({
    clock,
    timeZone: () => companyZone(store.state),
    sweep: () => exporter.sweep(),
    log,
  });

  return {
    fetch: (request) => app.fetch(request),
    endpoints,
    store,
    bus,
    dear,
    xero,
    exporter,
    pairing,
    async start() {
      await alerts.start();
      await exporter.start();
      autosync.start();
    },
    async close() {
      nightly.stop();
      await autosync.stop();
      await exporter.close();
      await xero.rest();
      closing.abort();
      await alerts.atRest();
      await store.close();
    },
  };
}

/** After these another slot may be due, or the run of the last one over. */
const scheduleHangsOn: ReadonlySet<WritePoint> = new Set([
  'state.settings',
  'state.dear-connection',
  'state.xero-connection',
  'state.xero-token',
  'runs.end',
]);

const postmanOf = ({smtpUrl, mailFrom}: Configuration): Postman | null =>
  smtpUrl === null ? null : smtpPostman(readMailServer(smtpUrl), mailFrom);
