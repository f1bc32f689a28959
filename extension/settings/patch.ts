/** A JSON merge patch (RFC 7396) of the settings. */
export type Patch = Readonly<Record<string, unknown>>;

/** Whether anything that a patch changes differs between two states of the settings. */
export function isTouched(patch: Patch, before: object, now: object): boolean {
  return Object.entries(patch).some(([name, change]) => {
    const [was, is] = [valueAt(before, name), valueAt(now, name)];
    return isPlainObject(change) && isPlainObject(was) && isPlainObject(is)
      ? isTouched(change, was, is)
      : JSON.stringify(was) !== JSON.stringify(is);
  });
}

const valueAt = (value: object, name: string): unknown => (value as Readonly<Record<string, unknown>>)[name];

const isPlainObject = (value: unknown): value is Patch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
