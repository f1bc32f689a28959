import {BadVariable} from '../configuration.ts';

const QUOTES = ["'", '"', '`'];

/**
 * Variables as the lines of a file that `node --env-file` reads. In single quotes and backticks Node takes every character
 * as it is, and nothing but the closing quote ends a value; double quotes would turn `\n` into a new line.
 * Throws `BadVariable` for a value that no quotes can hold.
 */
export const environmentFile = (variables: Readonly<Record<string, string>>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${quoted(name, value)}\n`)
    .join('');

function quoted(name: string, value: string): string {
  const quote = QUOTES.find((sign) => !value.includes(sign) && !(sign === '"' && value.includes('\\n')));
  if (!quote || /[\r\n\0]/.test(value)) {
    throw new BadVariable(
      `${name} cannot be carried into a service: it holds a line break, or all three kinds of quotes.`,
    );
  }
  return `${quote}${value}${quote}`;
}
