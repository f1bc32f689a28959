/** What may go wrong on the way; the names say what the caller sees. */
export type DearFault =
  | '429' // plain text, `Retry-After: 60 Seconds`
  | '429-as-400' // the same words as an error array with status 400
  | '500'
  | '503' // older clients got the limit's text with it
  | 'html' // a page, with 200; a login page instead of a file
  | 'truncated' // half of the JSON, with 200
  | 'drop' // the connection ends without an answer
  | 'slow' // the answer comes, but late
  | 'wrong-keys' // 403, plain text
  | 'error-200' // an Error Model, with 200
  | 'not-found' // 400, as for an id nobody knows
  | 'redirect' // 302 to another place, for downloads; `to` says where
  | 'too-large' // a file of eleven megabytes whose length is a lie
  | 'empty'; // a file without bytes

export interface PlannedFault {
  /** Method and path below /ExternalApi/v2, such as `GET /sale`; `*` for every call. */
  on: string;
  fault: DearFault;
  /** How many calls it meets; 1 unless said. */
  times?: number;
  /** How many such calls go well before; 0 unless said. */
  after?: number;
  /** How late `slow` is; 45 seconds unless said. */
  milliseconds?: number;
  /** Where `redirect` leads. */
  to?: string;
}

export interface Faults {
  add(fault: PlannedFault): void;
  clear(): void;
  /** The fault that meets this call, if any; counts it. */
  next(call: {method: string; path: string}): PlannedFault | undefined;
}

export function createFaults(): Faults {
  let planned: {fault: PlannedFault; times: number; after: number}[] = [];
  return {
    add: (fault) => planned.push({fault, times: fault.times ?? 1, after: fault.after ?? 0}),
    clear: () => {
      planned = [];
    },
    next({method, path}) {
      const name = `${method} ${path}`.toLowerCase();
      let met: PlannedFault | undefined;
      for (const plan of planned) {
        if (plan.times === 0 || (plan.fault.on !== '*' && plan.fault.on.toLowerCase() !== name)) continue;
        if (plan.after > 0) plan.after -= 1;
        else if (!met) {
          met = plan.fault;
          plan.times -= 1;
        }
      }
      return met;
    },
  };
}
