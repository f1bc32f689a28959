export interface PickerOption {
  readonly value: string;
  readonly name: string;
  readonly code?: string;
  /** What tells it apart beside its name, such as `15%`. */
  readonly aside?: string;
  /** Under which head it stands; those of one group stand together. */
  readonly group?: string;
}

/** The options that hold every word typed, in name, code or aside, by their groups in the order they came. */
export function findOptions(
  options: readonly PickerOption[],
  typed: string,
): readonly {readonly group: string; readonly found: readonly PickerOption[]}[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, PickerOption[]>();
  for (const option of options) {
    const text = `${option.name} ${option.code ?? ''} ${option.aside ?? ''}`.toLocaleLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const group = option.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].map(([group, found]) => ({group, found}));
}
