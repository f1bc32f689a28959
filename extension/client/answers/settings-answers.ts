import {forecast} from '../../../shared/contract/forecast.ts';
import {testMailAnswer} from '../../../shared/contract/notifications.ts';
import {type Settings, settings} from '../../../shared/contract/settings.ts';
import type {FormFacts, TaggedSettings} from '../../messages/asks.ts';
import type {Tagged} from '../call.ts';
import type {Snapshot} from '../snapshot.ts';
import type {Answers, AnswersDependencies} from './answering.ts';
import {search} from './paths.ts';

/** The settings, whole and as the form on a page shows them. */
export function settingsAnswers({link}: Pick<AnswersDependencies, 'link'>) {
  return {
    settings: async () => taggedSettings(await link.askTagged({path: '/api/settings'}, settings)),
    'change-settings': async ({patch, tag}) =>
      taggedSettings(
        await link.askTagged({method: 'PATCH', path: '/api/settings', body: patch, ifMatch: tag}, settings),
      ),
    form: async () => formFacts(await link.askTagged({path: '/api/settings'}, settings), await link.snapshot()),
    'save-form': async ({change, tag}) =>
      formFacts(
        await link.askTagged({method: 'PATCH', path: '/api/settings', body: change, ifMatch: tag}, settings),
        await link.snapshot(),
      ),
    forecast: ({of}) => link.ask({path: `/api/settings/forecast${search({switch: of})}`}, forecast),
    'test-mail': ({id}) =>
      link.ask({method: 'POST', path: `/api/mailing-lists/${encodeURIComponent(id)}/test`}, testMailAnswer),
  } satisfies Partial<Answers>;
}

const taggedSettings = ({value, tag}: Tagged<Settings>): TaggedSettings => ({settings: value, tag});

function formFacts({value, tag}: Tagged<Settings>, {status, you}: Snapshot): FormFacts {
  const {exportAttachments, exportPurchaseOrders, autosync, mailingLists} = value;
  return {
    settings: {exportAttachments, exportPurchaseOrders, autosync, mailingLists},
    tag,
    mayChange: you?.role === 'admin',
    companyZone: status?.dear.timeZone ?? null,
    mail: status?.mail ?? false,
    nextAutosyncAt: status?.nextAutosyncAt ?? null,
  };
}
