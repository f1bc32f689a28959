import {isDeepStrictEqual} from 'node:util';
import {type Settings, settings} from '../../shared/contract/settings.ts';
import {noteActivity} from '../activity/note-activity.ts';
import {settingsChanges} from '../activity/settings-changes.ts';
import {type Endpoint, endpoint, json} from '../http/endpoint.ts';
import type {Bus} from '../platform/bus.ts';
import type {Clock} from '../platform/clock.ts';
import type {Ids} from '../platform/ids.ts';
import type {Log} from '../platform/log.ts';
import {scheduleState} from '../schedule/schedule-state.ts';
import type {Store} from '../store/store.ts';
import {changeSettings} from './change-settings.ts';
import {changesSince} from './changes-since.ts';
import {etagOf, refuseOutdated} from './if-match.ts';

export interface SettingsDependencies {
  store: Store;
  bus: Bus;
  clock: Clock;
  ids: Ids;
  log: Log;
  /** Whether the companion can send e-mail. */
  mail: boolean;
}

/** The settings, read and patched. */
export function settingsRoutes({store, bus, clock, ids, log, mail}: SettingsDependencies): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/api/settings',
      summary: 'All settings, with their ETag',
      access: 'staff',
      answers: {200: settings},
      handle: () => whole(store.state),
    }),

    endpoint({
      method: 'patch',
      path: '/api/settings',
      summary: 'Changes settings by a JSON merge patch (RFC 7396)',
      access: 'admin',
      body: settings,
      judgesBody: true,
      mergePatch: true,
      answers: {200: settings},
      refusals: [412],
      async handle(call) {
        const patch = call.json();
        const ifMatch = call.request.headers.get('if-match');
        const {hasChanged, ...answer} = await store.commit('state.settings', (changes) => {
          const {state} = changes;
          const revision = state.settingsRevision;
          refuseOutdated(ifMatch, {
            revision,
            changedSince: (known) => changesSince(store.values('activity'), known),
          });
          const next = changeSettings(state.settings, patch, {mail});
          if (Object.hasOwn(patch, 'exportPayments')) changes.setState({paymentsDecided: true});
          if (isDeepStrictEqual(next, state.settings)) return {...state, hasChanged: false};
          const deeds = settingsChanges(state.settings, next, call.user.name).map((deed) => ({
            ...deed,
            settingsRevision: revision + 1,
          }));
          const saved = {settings: next, settingsRevision: revision + 1};
          noteActivity(changes, {ids, clock}, ...deeds);
          changes.setState({...saved, autosync: scheduleState({...state, settings: next}, clock.now())});
          return {...saved, hasChanged: true};
        });
        if (hasChanged) {
          log.info({user: call.user.id, settings: Object.keys(patch)}, 'Settings changed');
          bus.publish('settings', answer.settings);
        }
        return whole(answer);
      },
    }),
  ];
}

const whole = (state: {settings: Settings; settingsRevision: number}): Response =>
  json(200, state.settings, {etag: etagOf(state.settingsRevision)});
