import * as z from 'zod/mini';
import {activityAnswer} from '../../../shared/contract/activity.ts';
import {daysAnswer} from '../../../shared/contract/days.ts';
import {notificationsAnswer} from '../../../shared/contract/notifications.ts';
import {reconciliationAnswer} from '../../../shared/contract/reconciliation.ts';
import {previewAnswer, runAnswer, runsAnswer} from '../../../shared/contract/runs.ts';
import {transactionAnswer, transactionDetail, transactionsAnswer} from '../../../shared/contract/transactions.ts';
import type {Answers, AnswersDependencies} from './answering.ts';
import {runPath, search, transactionPath} from './paths.ts';
import type {RunsHeard} from './runs-heard.ts';

/** Runs, rows, the report and the notices: what the side panel shows and does. */
export function historyAnswers({link}: Pick<AnswersDependencies, 'link'>, heard: RunsHeard) {
  const nothing = z.unknown();
  return {
    sync: ({scope}) => heard.start(scope),
    'sync-all': async () => ({runId: (await heard.start({kind: 'all'})).id}),
    'sync-document': async ({family, id}) => ({runId: (await heard.start({kind: family, id})).id}),
    'stop-run': async ({id}) => {
      await link.ask({method: 'DELETE', path: runPath(id)}, nothing);
      return null;
    },
    'start-preview': async ({scope}) =>
      (await link.ask({method: 'POST', path: '/api/runs', body: {scope, preview: true}}, runAnswer)).run,
    preview: ({id}) => link.ask({path: `${runPath(id)}/preview`}, previewAnswer),
    runs: (query) => link.ask({path: `/api/runs${search(query)}`}, runsAnswer),
    run: ({id}) => heard.get(id),
    transactions: (query) => link.ask({path: `/api/transactions${search(query)}`}, transactionsAnswer),
    transaction: ({id}) => link.ask({path: transactionPath(id)}, transactionDetail),
    retry: async ({id}) => (await link.ask({method: 'POST', path: `${transactionPath(id)}/retry`}, runAnswer)).run,
    skip: async ({id, reason}) =>
      (await link.ask({method: 'POST', path: `${transactionPath(id)}/skip`, body: {reason}}, transactionAnswer))
        .transaction,
    unskip: async ({id}) =>
      (await link.ask({method: 'POST', path: `${transactionPath(id)}/unskip`}, transactionAnswer)).transaction,
    days: (period) => link.ask({path: `/api/transactions/days${search(period)}`}, daysAnswer),
    csv: ({of, query}) => link.askText(`/api/${of}.csv${search(query)}`),
    activity: (query) => link.ask({path: `/api/activity${search(query)}`}, activityAnswer),
    notifications: ({open}) =>
      link.ask({path: `/api/notifications${search({limit: 200, ...(open ? {open} : {})})}`}, notificationsAnswer),
    dismiss: async ({id}) => {
      await link.ask({method: 'POST', path: `/api/notifications/${encodeURIComponent(id)}/dismiss`}, nothing);
      return null;
    },
    'dismiss-all': async () => {
      await link.ask({method: 'POST', path: '/api/notifications/dismiss-all'}, nothing);
      return null;
    },
    reconciliation: (period) => link.ask({path: `/api/reconciliation${search(period)}`}, reconciliationAnswer),
  } satisfies Partial<Answers>;
}
