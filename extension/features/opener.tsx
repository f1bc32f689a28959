import type {ComponentChildren, JSX} from 'preact';
import {loadSheets, SheetSlot} from './sheet-slot.tsx';
import type {CloseHow, SheetName, Sheets} from './sheets.ts';

interface OpenerProps<Name extends SheetName> {
  readonly look: 'menu-button' | 'parts-button';
  readonly sheet: Name;
  readonly given: Omit<Sheets[Name], 'onClose'>;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly label?: string;
  readonly description?: string | undefined;
  readonly title: string;
  readonly alert?: boolean;
  /** The kind of thing that opens, for screen readers. */
  readonly opens: 'menu' | 'dialog' | 'true';
  readonly children: ComponentChildren;
}

/** A button with a sheet of ours below it: opens on click, Enter and ↓; Esc closes it and gives the focus back. */
export function Opener<Name extends SheetName>({
  look,
  sheet,
  given,
  isOpen,
  onOpen,
  label,
  description,
  title,
  alert,
  opens,
  children,
}: OpenerProps<Name>): JSX.Element {
  let button: HTMLButtonElement | null = null;
  const onClose = (how: CloseHow): void => {
    onOpen(false);
    if (how === 'back') button?.focus();
  };
  return (
    <div class="opener">
      <button
        type="button"
        ref={(element) => {
          if (element) button = element;
        }}
        class={`${look} ${isOpen ? 'open' : ''} ${alert ? 'alert' : ''}`}
        aria-haspopup={opens}
        aria-expanded={isOpen}
        aria-label={label}
        aria-description={description}
        title={title}
        onPointerEnter={loadSheets}
        onFocus={loadSheets}
        onClick={(event) => event.isTrusted && onOpen(!isOpen)}
        onKeyDown={(event) => {
          if (!event.isTrusted || event.key !== 'ArrowDown') return;
          event.preventDefault();
          onOpen(true);
        }}
      >
        {children}
      </button>
      {isOpen ? <SheetSlot key={sheet} name={sheet} given={{...given, onClose} as Sheets[Name]} /> : null}
    </div>
  );
}
