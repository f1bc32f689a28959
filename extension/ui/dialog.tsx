import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useId, useRef} from 'preact/hooks';

export interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}

/** A question that has to be answered first. Esc closes it, and the focus goes back to where it was. */
export function Dialog({title, children, onClose}: DialogProps): JSX.Element {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 class="h16" id={id}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
