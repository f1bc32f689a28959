export interface Measure {
  /** This often… */
  readonly times: number;
  /** …within this many milliseconds is too often: */
  readonly within: number;
  /** then we keep still for so long. */
  readonly rest: number;
}

/** Counts what keeps happening, and says for how long we let it be. `now` in milliseconds. */
export function createPatience({times, within, rest}: Measure, now: () => number) {
  let lately: number[] = [];
  let restsUntil = 0;
  return {
    count(): void {
      lately = lately.filter((at) => at > now() - within);
      lately.push(now());
      if (lately.length < times) return;
      lately = [];
      restsUntil = now() + rest;
    },
    isOver: (): boolean => now() < restsUntil,
  };
}
