import {expect, test} from 'vitest';
import type {AnswersDependencies} from '../../../../extension/client/answers/answering.ts';
import {createAnswers} from '../../../../extension/client/answers/answers.ts';
import type {Run} from '../../../../shared/export/run.ts';
import {aFinishedRun, aRun, aStatus, aTransaction, SALE_ID} from '../../../support/contract-builders.ts';

/** The worker has heard that a run on the sale began; `now` is what the companion says of it when asked. */
function answersWhile(now: Run) {
  const ask = async ({path}: {path: string}) =>
    path.startsWith('/api/runs/')
      ? {run: now}
      : {items: [], nextCursor: null, counts: {Pending: 0, Completed: 0, Failed: 0, Skipped: 0}};
  const link = {ask, snapshot: async () => ({state: 'present', status: aStatus()})};
  return createAnswers({link, runs: () => [aRun()]} as unknown as AnswersDependencies);
}
const sale = {family: 'sale', id: SALE_ID} as const;

test('a run that goes on keeps its sale in Syncing', async () => {
  const {view} = await answersWhile(aRun()).document(sale);
  expect(view).toMatchObject({busy: true, state: {kind: 'syncing'}});
});

test('a run that ended with the companion, which told nobody, leaves the sale free to be synced again', async () => {
  const {view} = await answersWhile(aFinishedRun({state: 'failed'})).document(sale);
  expect(view.busy).toBe(false);
});

test('the menu tells what came of a run of which it only heard the beginning', async () => {
  expect((await answersWhile(aRun()).menu({watching: 'run-1'})).result).toBeNull();
  expect((await answersWhile(aFinishedRun({state: 'failed'})).menu({watching: 'run-1'})).result).not.toBeNull();
});

test('a sale’s guid at the address of a purchase shows nothing of the sale', async () => {
  const row = aTransaction();
  const counts = {Pending: 0, Completed: 1, Failed: 0, Skipped: 0};
  const link = {
    ask: async () => ({items: [row], nextCursor: null, counts}),
    snapshot: async () => ({state: 'present', status: aStatus()}),
  };
  const answers = createAnswers({link, runs: () => []} as unknown as AnswersDependencies);
  expect((await answers.document(sale)).view.state?.kind).toBe('in-xero');
  expect((await answers.document({...sale, family: 'purchase'})).view.state?.kind).toBe('not-in-xero');
});
