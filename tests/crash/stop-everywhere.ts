import type {Failpoint} from '../../companion/platform/failpoints.ts';
import {type Case, play} from './play.ts';
import type {Cut} from './stage.ts';

const moments = ['before', 'after', 'torn'] as const;

/**
 * Tells the story once for every named point and moment, stopped there and started again. Prints how many cases there were.
 *
 * @returns the cases that went wrong, each with what was wrong.
 */
export async function stopEverywhere(restart: Case['restart']): Promise<string[]> {
  const {lives} = await play({cuts: [], restart});
  const cases = casesOf(lives[0] ?? [], restart);
  const failures: string[] = [];
  for (const one of cases) {
    const {wrong, lives: lived} = await play(one);
    const notStopped = lived.length <= one.cuts.length;
    if (wrong.length === 0 && !notStopped) continue;
    failures.push(`${nameOf(one)}: ${notStopped ? 'never stopped' : wrong.join('; ')}`);
  }
  const points = new Set(cases.flatMap(({cuts}) => cuts.map(({point}) => point))).size;
  console.log(
    `Stopped at ${points} points and started again ${restart}: ${cases.length} cases, ${failures.length} wrong.`,
  );
  return failures;
}

/**
 * Of each point the first and the last time it is passed, and every time that the ledger has just been written: each has
 * something else on its way. And stops in the middle of finding out what an earlier one left.
 */
function casesOf(passed: readonly Failpoint[], restart: Case['restart']): Case[] {
  const cuts: Cut[][] = [];
  for (const point of new Set(passed)) {
    const times = passed.filter((one) => one === point).length;
    for (let occurrence = 1; occurrence <= times; occurrence++) {
      const isEnd = occurrence === 1 || occurrence === times;
      for (const moment of moments) {
        if (isEnd || (point.startsWith('ledger.') && moment === 'after')) cuts.push([{point, occurrence, moment}]);
      }
    }
  }
  for (const moment of moments) {
    cuts.push([
      {point: 'export.planned', occurrence: 1, moment: 'after'},
      {point: 'runs.interrupted', occurrence: 1, moment},
    ]);
    for (const point of ['xero.find-invoices', 'ledger.adopted', 'ledger.sending', 'xero.put-invoices'] as const) {
      cuts.push([
        {point: 'xero.put-invoices', occurrence: 1, moment},
        {point, occurrence: 1, moment: 'before'},
      ]);
    }
    for (const point of ['xero.find-attachments', 'ledger.adopted', 'xero.put-attachment'] as const) {
      cuts.push([
        {point: 'xero.put-attachment', occurrence: 1, moment},
        {point, occurrence: 1, moment: 'before'},
      ]);
    }
  }
  return cuts.map((one) => ({cuts: one, restart}));
}

const nameOf = ({cuts, restart}: Case): string =>
  `${cuts.map(({point, occurrence, moment}) => `${moment} ${point} (${occurrence})`).join(', then ')}, up ${restart}`;
