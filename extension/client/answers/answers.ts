import type {Answer, AnswerTo, Ask, AskName} from '../../messages/asks.ts';
import {troubleOf} from '../troubles.ts';
import type {Answers, AnswersDependencies} from './answering.ts';
import {connectionAnswers} from './connection-answers.ts';
import {documentAnswers} from './document-answers.ts';
import {historyAnswers} from './history-answers.ts';
import {runsHeard} from './runs-heard.ts';
import {settingsAnswers} from './settings-answers.ts';

/** What the worker answers to each ask; every one a call to the companion or a look into the worker's own memory. */
export function createAnswers(dependencies: AnswersDependencies): Answers {
  const {memory, panelDocument, openSetUp} = dependencies;
  const heard = runsHeard(dependencies);
  return {
    ...connectionAnswers(dependencies),
    ...settingsAnswers(dependencies),
    ...historyAnswers(dependencies, heard),
    ...documentAnswers(dependencies, heard),
    'panel-document': panelDocument,
    'open-set-up': async ({step}) => {
      await openSetUp(step);
      return null;
    },
    'load-sheets': async () => null, // put in by the listener, which knows the tab
    'open-panel': async () => null, // the panel itself opens in the listener: the click counts only there
    dock: async ({folded}) => {
      if (folded !== undefined) await memory.keepDockFolded(folded);
      return {folded: await memory.dockFolded()};
    },
  };
}

/** Answers one ask; trouble becomes an answer too. */
export async function answer<Name extends AskName>(
  answers: Answers,
  name: Name,
  details: Ask<Name>,
): Promise<Answer<AnswerTo<Name>>> {
  try {
    return {ok: true, value: await answers[name](details)};
  } catch (thrown) {
    return {ok: false, trouble: troubleOf(thrown)};
  }
}
