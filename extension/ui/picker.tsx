import {useSignal} from '@preact/signals';
import type {JSX} from 'preact';
import {useEffect, useId, useLayoutEffect, useRef} from 'preact/hooks';
import {i18n} from '#i18n';
import {ChevronDownIcon, SearchIcon} from './icons.tsx';
import {findOptions, type PickerOption} from './picker-options.ts';

export interface PickerProps {
  /** What it is found by; the name of the choice is its value. */
  readonly label: string;
  readonly value: string;
  readonly options: readonly PickerOption[];
  /** What stands there while nothing is chosen. */
  readonly empty: string;
  /** Offered first, and takes the choice away. */
  readonly clear?: string | undefined;
  readonly search: string;
  readonly disabled?: boolean;
  readonly onPick: (value: string) => void;
}

/**
 * A choice of one out of many, found by typing. Closed it is one control with its value; open, the search has the focus, ↑ ↓
 * walk, Enter chooses, Esc leaves all as it was. The list lies in the browser's top layer, so that nothing cuts it off.
 */
export function Picker({label, value, options, empty, clear, search, disabled, onPick}: PickerProps): JSX.Element {
  const id = useId();
  const isOpen = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  const chosen = options.find((option) => option.value === value);

  const close = (): void => {
    isOpen.value = false;
    button.current?.focus();
  };
  return (
    <div class="picker">
      <button
        ref={button}
        type="button"
        class={`input pick ${chosen ? '' : 'faint'}`}
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={isOpen.value}
        aria-controls={id}
        disabled={disabled}
        onClick={() => (isOpen.value = !isOpen.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || isOpen.value) return;
          event.preventDefault();
          isOpen.value = true;
        }}
      >
        <span class="pick-name">{chosen?.name ?? (value || empty)}</span>
        <span class="pick-code">{chosen?.code}</span>
        <ChevronDownIcon />
      </button>
      {isOpen.value ? (
        <PickerList
          id={id}
          label={label}
          search={search}
          options={clear === undefined || value === '' ? options : [{value: '', name: clear}, ...options]}
          value={value}
          anchor={button}
          onClose={close}
          onPick={(picked) => {
            close();
            if (picked !== value) onPick(picked);
          }}
        />
      ) : null}
    </div>
  );
}

interface PickerListProps extends Pick<PickerProps, 'label' | 'value' | 'options' | 'search' | 'onPick'> {
  readonly id: string;
  readonly anchor: {readonly current: HTMLElement | null};
  readonly onClose: () => void;
}

function PickerList({id, label, value, options, search, anchor, onPick, onClose}: PickerListProps): JSX.Element {
  const typed = useSignal('');
  const groups = findOptions(options, typed.value);
  const flat = groups.flatMap(({found}) => found);
  const active = useSignal(value);
  const at = Math.max(
    0,
    flat.findIndex((option) => option.value === active.value),
  );
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  // Before anything is painted: the first key pressed is the search's already.
  useLayoutEffect(() => {
    const popover = list.current;
    if (!popover || !anchor.current) return;
    place(popover, anchor.current.getBoundingClientRect());
    popover.showPopover?.();
    input.current?.focus();
    // The browser closes it when a person clicks elsewhere.
    const toggled = (event: Event): void => {
      if ('newState' in event && event.newState === 'closed') onClose();
    };
    popover.addEventListener('toggle', toggled);
    return () => popover.removeEventListener('toggle', toggled);
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({block: 'nearest'});
  }, [at]);

  const walk = (by: number): void => {
    const next = flat[(at + by + flat.length) % flat.length];
    if (next) active.value = next.value;
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') walk(1);
    else if (event.key === 'ArrowUp') walk(-1);
    else if (event.key === 'Enter') {
      const option = flat[at];
      if (option) onPick(option.value);
    } else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  };
  return (
    <div ref={list} popover="auto" class="picker-list">
      <div class="picker-search row">
        <SearchIcon />
        <input
          ref={input}
          role="combobox"
          aria-label={`${label}: ${search}`}
          aria-controls={id}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-activedescendant={flat[at] ? `${id}-${at}` : undefined}
          placeholder={search}
          autocomplete="off"
          spellcheck={false}
          value={typed.value}
          onInput={({currentTarget}) => (typed.value = currentTarget.value)}
          onKeyDown={keyDown}
        />
      </div>
      <div class="picker-options" role="listbox" id={id} aria-label={label}>
        {groups.map(({group, found}) => (
          // biome-ignore lint/a11y/useSemanticElements: a group inside a list of options
          <div key={group} role="group" aria-label={group || label}>
            {group ? (
              <p class="picker-group" aria-hidden="true">
                {group}
              </p>
            ) : null}
            {found.map((option) => {
              const place = flat.indexOf(option);
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the search keeps the focus, and names the active one
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the search's
                <div
                  key={option.value}
                  role="option"
                  id={`${id}-${place}`}
                  class={`picker-option ${place === at ? 'active' : ''}`}
                  aria-selected={place === at}
                  onPointerMove={() => (active.value = option.value)}
                  onClick={() => onPick(option.value)}
                >
                  <span class="pick-name">{option.name}</span>
                  {option.aside ? <span class="pick-aside">{option.aside}</span> : null}
                  <span class="pick-code">{option.code}</span>
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <p class="faint picker-none" role="status">
        {flat.length === 0 ? i18n.t('setup.picker.nothing') : ''}
      </p>
    </div>
  );
}

/** Below what it belongs to, as wide; above it where there is more room. */
function place(popover: HTMLElement, {left, top, bottom, width}: DOMRect): void {
  const below = innerHeight - bottom;
  const above = below < 300 && top > below;
  Object.assign(popover.style, {
    left: `${Math.min(left, Math.max(8, innerWidth - Math.max(width, 280) - 8))}px`,
    width: `${Math.max(width, 280)}px`,
    ...(above ? {top: 'auto', bottom: `${innerHeight - top + 4}px`} : {top: `${bottom + 4}px`, bottom: 'auto'}),
    maxHeight: `${Math.min(360, (above ? top : below) - 12)}px`,
  });
}
