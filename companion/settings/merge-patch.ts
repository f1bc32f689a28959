import {isObject, type JsonObject} from '../http/parse.ts';
import {unacceptable} from '../http/refusal.ts';

/** Deeper than any settings; a patch of thousands of levels is nonsense. */
const deepest = 16;

/**
 * RFC 7396 over settings: objects merge, everything else replaces, null restores the default or, where there is none,
 * removes the member. Throws a 422 for nesting without end.
 */
export function mergePatch(target: unknown, patch: unknown, defaults: unknown, path: readonly string[] = []): unknown {
  if (patch === null) return defaults;
  if (!isObject(patch)) return patch;
  if (path.length > deepest) throw unacceptable({path: path.join('.'), message: 'Settings are not nested that deep.'});

  const members = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    const next = mergePatch(members.get(name), value, member(defaults, name), [...path, name]);
    if (next === undefined) members.delete(name);
    else members.set(name, next);
  }
  // Not by assignment: a member may be called __proto__.
  return Object.fromEntries(members);
}

/** Where `given` has members that `known` has not. */
export function unknownMembers(given: unknown, known: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(given))
    return given.flatMap((item, index) =>
      unknownMembers(item, Array.isArray(known) ? known[index] : undefined, [...path, String(index)]),
    );
  if (!isObject(given)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const here = [...path, name];
    return has(known, name) ? unknownMembers(value, known[name], here) : [here.join('.')];
  });
}

const member = (value: unknown, name: string): unknown => (has(value, name) ? value[name] : undefined);

const has = (value: unknown, name: string): value is JsonObject => isObject(value) && Object.hasOwn(value, name);
