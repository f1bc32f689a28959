import type {DearMaster} from '../dear/dear.ts';
import type {Clock} from '../platform/clock.ts';
import type {Master} from '../store/master-record.ts';

/** Who looked first and then syncs does it within a quarter of an hour. */
const KEPT = 15 * 60_000;
/** A first sync may hold tens of thousands; more than this is read again rather than kept in memory. */
const MOST = 2_000;

/** What a preview read of DEAR, so that the sync after it does not ask for the same again. */
export interface KeptReads {
  keep(master: Master, read: DearMaster): void;
  /** The read of that very stamp, once; undefined when DEAR has to be asked. */
  take(master: Master): DearMaster | undefined;
}

export function createKeptReads(clock: Clock): KeptReads {
  const kept = new Map<string, {stamp: string; at: number; read: DearMaster}>();
  return {
    keep(master, read) {
      if (master.seenStamp !== '' && kept.size < MOST)
        kept.set(master.id, {stamp: master.seenStamp, at: clock.now(), read});
    },
    take(master) {
      const known = kept.get(master.id);
      kept.delete(master.id);
      const isFresh = known?.stamp === master.seenStamp && clock.now() - known.at < KEPT;
      return isFresh ? known.read : undefined;
    },
  };
}
