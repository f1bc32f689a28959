import type {Store} from '../store/store.ts';
import {Numbers, Texts} from './growing.ts';

const SAID_BYTES = 10;

/**
 * The numbers of all sales and purchases in lower case, by key (`MasterBrief.master`); blank for one that is not there. Outside
 * the collector's heap, as they are of no use once every row has its own.
 */
export function orderNumbersIn(store: Pick<Store, 'briefs' | 'count'>): (master: number) => string {
  const count = store.count('masters');
  const keys = new Numbers(new Float64Array(count));
  const said = new Texts(count, SAID_BYTES);
  // Each at the place of its key or the next that is free; 0 is none.
  const table = new Uint32Array(2 * count + 1);
  const placeOf = (key: number): number => {
    let place = key % table.length;
    while (table[place] && keys.at((table[place] ?? 0) - 1) !== key) place = (place + 1) % table.length;
    return place;
  };
  for (const {master, says} of store.briefs('masters')) {
    keys.insert(keys.length, master);
    said.insert(said.length, says);
    table[placeOf(master)] = keys.length;
  }
  return (master) => {
    const found = table[placeOf(master)];
    return found ? said.at(found - 1) : '';
  };
}
