import {destination, type Level, pino, stdTimeFunctions} from 'pino';
import type {Log} from './log.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = Level | 'silent';

/** JSON lines on standard error. The names below never appear, should they ever be handed in by mistake. */
export function createLog(level: LogLevel): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: {level: (label) => ({level: label})},
      redact: {paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]'},
    },
    destination({dest: 2, sync: true}),
  );
}

const secretNames = [
  'token',
  'accessToken',
  'refreshToken',
  'applicationKey',
  'clientSecret',
  'authorization',
  'code_verifier',
  'password',
];
