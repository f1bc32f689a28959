import type {JSX} from 'preact';
import {useLayoutEffect, useMemo, useReducer} from 'preact/hooks';
import type {ListMemory} from './list-memory.ts';
import {useVirtualRows} from './use-virtual-rows.ts';

export interface VirtualListProps<Row> {
  /** What the list is called. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly heightOf: (row: Row) => number;
  /** Heads stick to the top while their rows pass, and the arrow keys pass over them. */
  readonly isHead: (row: Row) => boolean;
  /** One row; the one that the keys are on has `tabIndex` 0, the others -1. What takes the focus is marked `data-row`. */
  readonly render: (row: Row, tabIndex: 0 | -1) => JSX.Element;
  readonly memory: ListMemory;
  /** The end is near: more may be read. */
  readonly onEnd?: () => void;
  /** A key pressed on a row, other than those that walk. */
  readonly onKey?: (row: Row, event: KeyboardEvent) => void;
}

/** How much of the window the panel's own head covers (sidepanel.css, `--head`). */
const HEAD = 85;

/** A list of any length: only what is in sight is drawn. ↑ ↓ Home End walk over its rows. */
export function VirtualList<Row>({
  label,
  rows,
  keyOf,
  heightOf,
  isHead,
  render,
  memory,
  onEnd,
  onKey,
}: VirtualListProps<Row>): JSX.Element {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const heads = useMemo(() => rows.flatMap((row, index) => (isHead(row) ? [index] : [])), [rows, isHead]);
  const found = memory.active === null ? -1 : rows.findIndex((row) => keyOf(row) === memory.active);
  const active = found >= 0 ? found : rows.findIndex((row) => !isHead(row));
  const {virtualizer, list} = useVirtualRows({
    count: rows.length,
    keyOf: (index) => keyAt(index),
    heightOf: (index) => (rows[index] === undefined ? 54 : heightOf(rows[index])),
    alsoDraw: (first) => [headBefore(heads, first), active].filter((index) => index >= 0 && index < rows.length),
    covered: HEAD + 29,
  });
  const keyAt = (index: number): string => (rows[index] === undefined ? String(index) : keyOf(rows[index]));
  const drawn = virtualizer.getVirtualItems();
  const stuck = headBefore(heads, virtualizer.range?.startIndex ?? 0);
  const last = drawn.at(-1)?.index ?? 0;

  useLayoutEffect(() => {
    if (rows.length > 0 && last >= rows.length - 30) onEnd?.();
  }, [rows, last]);

  useLayoutEffect(() => {
    if (!memory.returning || rows.length === 0) return;
    memory.returning = false;
    if (memory.top === null) virtualizer.scrollToIndex(active, {align: 'center'});
    else window.scrollTo(0, memory.top);
    focusRow(active);
  });

  /** The row may have to be scrolled to and drawn first. */
  function focusRow(index: number, patience = 20): void {
    const key = keyAt(index);
    const element = list.current?.querySelector<HTMLElement>(`li[data-key="${CSS.escape(key)}"] [data-row]`);
    if (element) element.focus({preventScroll: true});
    else if (patience > 0) requestAnimationFrame(() => focusRow(index, patience - 1));
  }

  function walk(event: KeyboardEvent): void {
    const from = rowOf(event.target);
    if (from < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = destination(event.key, from);
    if (to === undefined) {
      if (rows[from] !== undefined) onKey?.(rows[from], event);
      return;
    }
    event.preventDefault();
    if (to === from || to < 0) return;
    memory.active = keyAt(to);
    virtualizer.scrollToIndex(to, {align: 'auto'});
    redraw(undefined as never);
    focusRow(to);
  }

  function destination(key: string, from: number): number | undefined {
    const isRow = (index: number): boolean => rows[index] !== undefined && !isHead(rows[index]);
    const seek = (start: number, step: 1 | -1): number => {
      for (let index = start; index >= 0 && index < rows.length; index += step) if (isRow(index)) return index;
      return from;
    };
    switch (key) {
      case 'ArrowDown':
        return seek(from + 1, 1);
      case 'ArrowUp':
        return seek(from - 1, -1);
      case 'Home':
        return seek(0, 1);
      case 'End':
        return seek(rows.length - 1, -1);
      default:
        return undefined;
    }
  }

  /** The row whose own focus it is: keys inside a row's buttons and fields are theirs. */
  function rowOf(target: EventTarget | null): number {
    if (!(target instanceof HTMLElement) || target.dataset.row === undefined) return -1;
    return Number(target.closest('li')?.dataset.index ?? -1);
  }

  return (
    <ul
      ref={list}
      class="virtual"
      aria-label={label}
      style={{height: `${virtualizer.getTotalSize()}px`}}
      onKeyDown={walk}
      onFocusIn={(event) => {
        const index = rowOf(event.target);
        if (index >= 0 && rows[index] !== undefined) memory.active = keyOf(rows[index]);
      }}
    >
      {drawn.map(({index, key, start}) => {
        const row = rows[index];
        if (row === undefined) return null;
        const head = isHead(row);
        return (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            data-key={String(key)}
            class={head ? (index === stuck ? 'head stuck' : 'head') : undefined}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            style={
              index === stuck && head
                ? undefined
                : {transform: `translateY(${start - virtualizer.options.scrollMargin}px)`}
            }
          >
            {render(row, index === active ? 0 : -1)}
          </li>
        );
      })}
    </ul>
  );
}

/** The nearest head at or before a row, by halving; -1 when there is none. */
export function headBefore(heads: readonly number[], index: number): number {
  let low = 0;
  let high = heads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((heads[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return heads[low - 1] ?? -1;
}
