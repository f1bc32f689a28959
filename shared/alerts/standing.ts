import * as z from 'zod/mini';
import {problem} from '../history/transaction.ts';
import {severities} from './notification.ts';

/** A problem that holds more up than one document and stays until it is mended: an `error`, or a `warning` that something is slower. */
export const standingProblem = z.object({...problem.shape, severity: z.enum(severities)});
export type StandingProblem = z.infer<typeof standingProblem>;
