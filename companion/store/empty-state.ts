import {defaultSettings} from '../../shared/contract/default-settings.ts';
import type {State} from './records.ts';

/** What a new data folder starts with. */
export const emptyState = (): State => ({
  settings: structuredClone(defaultSettings),
  settingsRevision: 1,
  users: [],
  codes: [],
  companionKey: null,
  dear: null,
  xero: null,
  cursors: {},
});
