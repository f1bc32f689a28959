import type {Run} from '../../shared/export/run.ts';
import type {Changes} from '../store/store.ts';
import type {Deed} from './note-activity.ts';

type Books = Pick<Changes, 'state' | 'get'>;

export const hasStarted = (user: string, run: Run, books: Books): Deed => ({
  type: 'Run',
  user,
  did: `${run.preview ? 'asked for a preview' : run.trigger === 'retry' ? 'retried' : 'started Sync Now'}${about(run, books)}`,
});

export const hasStopped = (user: string, run: Run, books: Books): Deed => ({
  type: 'Run',
  user,
  did: `stopped the ${run.preview ? 'preview' : run.trigger === 'auto' ? 'scheduled sync' : 'sync'}${about(run, books)}`,
});

/** “ for SO-00126”; nothing where a run is of everything. */
function about({scope, trigger}: Run, {state, get}: Books): string {
  if (scope.kind === 'all') return '';
  const word = trigger === 'retry' ? '' : ' for';
  if (scope.kind === 'transaction') return `${word} ${get('rows', scope.id)?.transaction.dear.number || 'a document'}`;
  const number = state.dear && get('masters', `${state.dear.account}/${scope.kind}/${scope.id}`)?.number;
  return `${word} ${number || `a ${scope.kind}`}`;
}
