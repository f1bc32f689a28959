import type {ComponentChild, JSX} from 'preact';

/**
 * A sentence of the locales with elements in it: `{command}` in the text becomes the part of that name. Where they stand is
 * the language's to say.
 */
export function woven(text: string, parts: Readonly<Record<string, ComponentChild>>): JSX.Element {
  return <>{text.split(/(\{\w+\})/).map((piece) => parts[piece.slice(1, -1)] ?? piece)}</>;
}
