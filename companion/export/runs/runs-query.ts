import * as z from 'zod';
import {runStates, runTriggers} from '../../../shared/export/run.ts';
import {type RunFilter, runResults} from '../../../shared/export/run-filter.ts';
import {periodOf, periodQuery, wordsOf} from '../../http/filters.ts';
import {type FieldError, unacceptable} from '../../http/refusal.ts';

/** The filters of `GET /api/runs` as they stand in the address. */
export const runFilters = {
  state: z
    .string()
    .optional()
    .meta({description: `One or several, with commas: ${runStates.join(', ')}.`}),
  trigger: z
    .string()
    .optional()
    .meta({description: `One or several, with commas: ${runTriggers.join(', ')}.`}),
  user: z.string().max(200).optional().meta({description: 'The name of who asked, as `users` has it.'}),
  result: z
    .string()
    .optional()
    .meta({
      description: `What came of it, one of ${runResults.join(', ')}: some failed, some went, all was as it should be, it did not finish.`,
    }),
  ...periodQuery,
};

/**
 * Throws a 422 that names every filter with a value nobody can match.
 * @param timeZone whose calendar days are meant
 */
export function readRunFilter(asked: z.infer<z.ZodObject<typeof runFilters>>, timeZone: string): RunFilter {
  const errors: FieldError[] = [];
  const result = runResults.find((one) => one === asked.result);
  if (asked.result && !result) errors.push({path: 'result', message: `It is one of ${runResults.join(', ')}.`});
  const filter: RunFilter = {
    states: wordsOf('state', asked.state, runStates, errors),
    triggers: wordsOf('trigger', asked.trigger, runTriggers, errors),
    user: asked.user?.trim() || undefined,
    result,
    ...periodOf(asked, timeZone, errors),
  };
  if (errors.length > 0) throw unacceptable(...errors);
  return filter;
}
