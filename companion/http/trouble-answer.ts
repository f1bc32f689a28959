import type {Trouble} from '../platform/trouble.ts';
import {type Refusal, refuse} from './refusal.ts';

/** Codes whose status their class does not give away. */
const statuses: Readonly<Record<string, number>> = {
  'dear.keys-refused': 422,
  'xero.login-state': 400,
  'xero.tenant-unknown': 422,
  'xero.other-organisation': 409,
};

/** Where a refused value stands in the request that brought it. */
const places: Readonly<Record<string, string>> = {
  'dear.keys-refused': 'applicationKey',
  'xero.tenant-unknown': 'tenantId',
};

/** Trouble as the contract says it: what passes is 503, what waits for a person 409, what this document cannot do 422. */
export function troubleAnswer({kind, problem, retryAfter}: Trouble): Refusal {
  const status = statuses[problem.code] ?? statusOf(kind, problem.code);
  const path = places[problem.code];
  const words = problem.raw ? ` In their words: ${problem.raw}` : '';
  const detail = [problem.detail, problem.fix].filter(Boolean).join(' ') + words;
  return refuse(status, problem.code, problem.title, detail, {
    fix: problem.fix,
    raw: problem.raw,
    ...(problem.link ? {link: problem.link} : {}),
    ...(status === 422 ? {errors: [{path: path ?? '', message: `${problem.title}${words}`}]} : {}),
    ...(status === 503 ? {headers: {'retry-after': String(Math.ceil((retryAfter ?? 5_000) / 1000))}} : {}),
  });
}

function statusOf(kind: Trouble['kind'], code: string): number {
  // A disk that refuses is nothing the caller can change in the request.
  if (code.startsWith('store.')) return 503;
  if (kind === 'passing') return 503;
  return kind === 'standing' ? 409 : 422;
}
