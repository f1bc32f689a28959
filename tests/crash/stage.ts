import {callPoints, type Failpoint, type Failpoints} from '../../companion/platform/failpoints.ts';

/** Where the companion stops: before a write or call, after it, or in the middle of it. */
export interface Cut {
  /** Of all points, each time that any is passed counts. */
  readonly point: Failpoint | 'any';
  /** The first, the second … time that the point is passed. */
  readonly occurrence: number;
  readonly moment: 'before' | 'after' | 'torn';
}

export interface Stage extends Failpoints {
  /** Every point in the order it was passed. */
  readonly passed: readonly Failpoint[];
  /** Resolves when the companion has stopped. */
  readonly crashed: Promise<void>;
  readonly isDead: () => boolean;
  /** Whether a durable write is under way. */
  readonly isWriting: () => boolean;
}

/**
 * Points that stop the companion for good: from then on nothing it writes or asks is ever answered, as after SIGKILL.
 *
 * @param tearCall makes the next call arrive late: it is under way while the companion dies, and lands after it.
 * @param look is called before each point, for whoever watches the books at every step.
 */
export function createStage(cut: Cut | null, tearCall: (point: Failpoint) => void, look: () => void = () => {}): Stage {
  const passed: Failpoint[] = [];
  let dead = false;
  let writes = 0;
  let stop: () => void = () => {};
  const crashed = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const never = () => new Promise<never>(() => {});
  const die = () => {
    dead = true;
    stop();
    return never();
  };
  const isCall = (point: Failpoint) => (callPoints as readonly string[]).includes(point);

  return {
    passed,
    crashed,
    isDead: () => dead,
    isWriting: () => writes > 0,
    async pass<Value>(point: Failpoint, effect: () => Promise<Value>, tear?: () => Promise<void>): Promise<Value> {
      if (dead) return never();
      look();
      passed.push(point);
      const isMeant = cut?.point === 'any' || cut?.point === point;
      const times = cut?.point === 'any' ? passed.length : passed.filter((one) => one === point).length;
      const isHere = isMeant && times === cut?.occurrence;
      if (isHere && cut?.moment === 'before') return die();
      if (isHere && cut?.moment === 'torn') {
        if (isCall(point)) {
          tearCall(point);
          await effect().catch(() => undefined);
        } else {
          await tear?.();
        }
        return die();
      }
      if (!isCall(point)) writes++;
      try {
        const value = await effect();
        if (dead) return never();
        if (isHere) return die();
        return value;
      } catch (error) {
        if (dead || isHere) return dead ? never() : die();
        throw error;
      } finally {
        if (!isCall(point)) writes--;
      }
    },
  };
}
