/** What a test can make go wrong with a call. `processed` says whether the sandbox did what was asked of it. */
export type Fault =
  /** The connection breaks; nothing was stored. */
  | {kind: 'drop-before'}
  /** The connection breaks after everything was stored. */
  | {kind: 'drop-after'}
  /** The connection breaks, or a 500 comes, now; what was asked is stored only so many milliseconds later. */
  | {kind: 'late-commit'; milliseconds: number; answer?: 'drop' | 500}
  | {kind: 'error-before'}
  | {kind: 'error-after'}
  | {kind: 'unavailable'; text?: string}
  /** A web page with status 200. */
  | {kind: 'html'; processed?: boolean}
  /** The first half of the JSON, with status 200; all of it was stored. */
  | {kind: 'truncated'}
  | {kind: 'empty'; processed?: boolean}
  /** These elements are stored but missing from the answer; the last one by default. */
  | {kind: 'missing-elements'; indexes?: readonly number[]}
  /** The elements come in the opposite order. */
  | {kind: 'reordered'}
  /** The words stand on the element, or only on its first line or its contact, as Xero does now and then. */
  | {kind: 'refuse-element'; index?: number; message: string; where?: 'element' | 'line' | 'contact'}
  | {kind: 'limit'; which: LimitName; retryAfter?: number}
  | {kind: 'unauthorized'}
  | {kind: 'forbidden'}
  | {kind: 'not-modified'}
  /** So many milliseconds pass before the call is processed, or after it and before the answer. */
  | {kind: 'slow'; milliseconds: number; when?: 'before' | 'after'}
  /** Token endpoint only. */
  | {kind: 'invalid-grant'};

export type LimitName = 'minute' | 'day' | 'concurrent' | 'appminute';

interface FaultRule {
  /** Method and path such as `PUT /Invoices`, `POST /connect/token`, `GET /connections`; `*` stands for one segment, `GET *` for any path. */
  readonly on: string;
  /** Only calls whose body holds this. */
  readonly holding?: string;
  readonly fault: Fault;
  /** How often; once by default. */
  readonly times?: number;
  /** How many matching calls pass unharmed first. */
  readonly after?: number;
}

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
}

/** The rules in force. `take` counts this call on every rule that matches and gives the first fault that is due. */
export function createFaults(): Faults & {take(method: string, path: string, body?: string): Fault | undefined} {
  let rules: {rule: FaultRule; skip: number; left: number}[] = [];
  return {
    add: (rule) => {
      rules.push({rule, skip: rule.after ?? 0, left: rule.times ?? 1});
    },
    clear: () => {
      rules = [];
    },
    take(method, path, body = '') {
      let due: Fault | undefined;
      for (const entry of rules) {
        if (due || entry.left === 0 || !matches(entry.rule.on, method, path)) continue;
        if (entry.rule.holding !== undefined && !body.includes(entry.rule.holding)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        due = entry.rule.fault;
      }
      return due;
    },
  };
}

function matches(on: string, method: string, path: string): boolean {
  const [wantedMethod = '', wantedPath = ''] = on.split(' ');
  if (wantedMethod !== method && wantedMethod !== '*') return false;
  if (wantedPath === '*') return true;
  const wanted = wantedPath.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, index) => part === '*' || part === given[index]);
}
