import {BadVariable} from './configuration.ts';
import {Trouble} from './platform/trouble.ts';

/** Ends a command with one sentence on standard error that says what to do: exit code 2 for what it was told, else 1. */
export function endWith(error: unknown): void {
  const sentence =
    error instanceof Trouble
      ? [error.problem.title, error.problem.detail, error.problem.fix].join(' ')
      : error instanceof Error
        ? error.message
        : String(error);
  process.stderr.write(`${sentence}\n`);
  process.exitCode = error instanceof BadVariable ? 2 : 1;
}
