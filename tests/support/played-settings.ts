import type {Snapshot} from '../../extension/client/snapshot.ts';
import type {FormChange, FormFacts} from '../../extension/messages/asks.ts';
import type {Status} from '../../shared/contract/status.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import {aStatus} from './contract-builders.ts';
import type {PlayedAnswers} from './played-worker.ts';

/** The settings as the companion would hold them: autosync off, two mailing lists. */
export const formFacts = (given: Partial<FormFacts> = {}, autosync: Partial<FormFacts['settings']['autosync']> = {}) =>
  ({
    settings: {
      exportAttachments: true,
      exportPurchaseOrders: false,
      autosync: {
        enabled: false,
        startDate: null,
        startTime: null,
        timeZone: null,
        frequency: '1h',
        alert: {type: 'internal', mailingListIds: [], addresses: []},
        ...autosync,
      },
      mailingLists: [
        {
          id: 'accounts',
          name: 'Accounts',
          addresses: ['accounts@example.com', 'office@example.com', 'owner@example.com'],
        },
        {id: 'warehouse', name: 'Warehouse leads', addresses: ['north@example.com', 'south@example.com']},
      ],
    },
    tag: '"1"',
    mayChange: true,
    companyZone: 'Pacific/Auckland',
    mail: true,
    nextAutosyncAt: null,
    ...given,
  }) satisfies FormFacts;

export const aSnapshot = (status: Partial<Status> = {}, given: Partial<Snapshot> = {}): Snapshot => ({
  state: 'present',
  address: 'http://127.0.0.1:4780',
  status: aStatus(status),
  heardAt: new Date().toISOString(),
  trouble: null,
  you: {name: 'Accounts', role: 'admin'},
  ...given,
});

/** A companion that keeps what the form saves, and tells apart who changed first. */
export function playedSettings(start: FormFacts, snapshot = aSnapshot(), failed: readonly Transaction[] = []) {
  let held = start;
  let revision = 1;
  const take = (change: FormChange): void => {
    revision += 1;
    const {settings} = held;
    held = {
      ...held,
      tag: `"${revision}"`,
      settings: {...settings, ...change, autosync: {...settings.autosync, ...change.autosync}},
    };
  };
  const answers: PlayedAnswers = {
    snapshot: () => snapshot,
    form: () => held,
    'save-form': ({change, tag}) => {
      if (tag !== held.tag) {
        return {
          ok: false,
          trouble: {kind: 'refused', title: 'The settings have changed meanwhile.', detail: '', status: 412, code: 'x'},
        };
      }
      const {startDate, startTime} = {...held.settings.autosync, ...change.autosync};
      const errors = [
        ...(startDate === null ? [{path: 'autosync.startDate', message: 'It needs the day on which it starts.'}] : []),
        ...(startTime === null ? [{path: 'autosync.startTime', message: 'It needs the time at which it starts.'}] : []),
      ];
      if (change.autosync?.enabled && errors.length > 0) {
        return {
          ok: false,
          trouble: {kind: 'refused', title: 'A value cannot be accepted', detail: '', status: 422, code: 'x', errors},
        };
      }
      take(change);
      return held;
    },
    forecast: ({of}) => ({switch: of, documents: 97, items: 212, calls: {dear: 97, xero: 212}, minutes: 4, days: 1}),
    transactions: () => ({
      items: [...failed],
      nextCursor: null,
      counts: {Pending: 0, Completed: 0, Failed: failed.length, Skipped: 0},
    }),
    sync: () => ({ok: false, trouble: {kind: 'refused', title: 'Not played', detail: ''}}),
    'open-panel': () => null,
    'open-set-up': () => null,
    'stop-run': () => null,
  };
  return {
    answers,
    held: () => held,
    /** What another administrator saves meanwhile. */
    takeFromOther: take,
  };
}
