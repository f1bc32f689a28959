import type {Postman} from './alerts/postman.ts';
import type {Configuration} from './configuration.ts';
import type {DearConnection} from './dear/connection.ts';
import type {Exporter} from './export/runs/exporter.ts';
import type {Endpoint} from './http/endpoint.ts';
import type {createPairing} from './pairing/pairing.ts';
import type {Alarm} from './platform/alarm.ts';
import type {Clock} from './platform/clock.ts';
import type {EventBus} from './platform/event-bus.ts';
import type {Failpoints} from './platform/failpoints.ts';
import type {Deadline, Fetch} from './platform/http.ts';
import type {Ids} from './platform/ids.ts';
import type {Log} from './platform/log.ts';
import type {TemporaryFiles} from './platform/temporary-files.ts';
import type {Disk} from './store/disk.ts';
import type {SecretBox} from './store/secrets.ts';
import type {OpenedStore, Store} from './store/store.ts';
import type {XeroConnection} from './xero/connection.ts';

export interface CompanionOptions {
  configuration: Configuration;
  /** The port that browsers use; the configuration's may be 0. */
  port: number;
  clock: Clock;
  /** On the clock when not given. */
  alarm?: Alarm;
  ids: Ids;
  log: Log;
  failpoints: Failpoints;
  disk: Disk;
  fetch: Fetch;
  deadline?: Deadline;
  /** In a folder within the data folder when not given. */
  temporaryFiles?: TemporaryFiles;
  /** Opened from the key file of the configuration when not given. */
  secrets?: SecretBox;
  /** After a stop that was not clean: budgets are used evenly for a minute, and people are told. */
  startSlowly?: boolean;
  /** Room on the data folder's disk, where it can be told. */
  freeBytes?(): Promise<number | undefined>;
  /** The opened folder, where that was begun before; for tests of one part also another store. */
  store?: OpenedStore;
  /** Instead of the real ones, for tests of one part. */
  dear?: DearConnection;
  xero?: XeroConnection;
  exporter?: Exporter;
  postman?: Postman;
}

export interface Companion {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly endpoints: readonly Endpoint[];
  readonly store: Store;
  readonly bus: EventBus;
  readonly dear: DearConnection;
  readonly xero: XeroConnection;
  readonly exporter: Exporter;
  readonly pairing: ReturnType<typeof createPairing>;
  /** Begins to work: settles what a crash left open, then runs what waits. */
  start(): Promise<void>;
  /** Finishes the call in hand, ends the open streams, and puts everything down. */
  close(): Promise<void>;
}
