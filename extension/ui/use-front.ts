import type {RefObject} from 'preact';
import {useLayoutEffect, useRef} from 'preact/hooks';

/**
 * What opens in front of a list: its heading takes the focus, anew for each thing shown, and Esc leads back from anywhere.
 * Gives back the ref for the heading.
 */
export function useFront(shown: string | undefined, leave: () => void): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), [shown]);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A question in front of it is closed first.
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]')) leave();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [leave]);
  return heading;
}
