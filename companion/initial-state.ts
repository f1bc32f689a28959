import {defaultSettings} from '../shared/contract/default-settings.ts';
import type {State} from './store/state-record.ts';

/** What a new data folder begins with. */
export const initialState: State = {
  settings: defaultSettings,
  settingsRevision: 1,
  users: [],
  codes: [],
  companionKey: null,
  dear: null,
  xero: null,
  cursors: {},
};
