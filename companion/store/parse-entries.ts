import {keyOf} from './entry-key.ts';
import {belongsIn} from './folder-layout.ts';
import {type CollectionName, type Collections, collections} from './records.ts';

/**
 * The entries of a file, each of the right shape, in the right file and there only once. Throws when not.
 * @param known keys of the entries of the files before this one; those of this one join them
 */
export function parseEntries<Name extends CollectionName>(
  collection: Name,
  file: string,
  data: unknown,
  known: Set<number>,
): readonly Collections[Name][] {
  const values = collections[collection].schema.array().parse(data) as Collections[Name][];
  for (const {id} of values) {
    const key = keyOf(id);
    if (known.has(key)) throw new Error('An entry is there twice.');
    if (!belongsIn(collection, file, key)) throw new Error('An entry lies in the wrong file.');
    known.add(key);
  }
  return values;
}
