import type * as z from 'zod';

/** What is wrong with a value, for whoever sent it. Undefined leaves it to zod; a schema's own words come first. */
export function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'It is missing.';
      return `It has to be ${kinds[String(issue.expected)] ?? `of the type ${issue.expected}`}.`;
    case 'invalid_value':
      return `It is one of ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'It is empty.' : `It has to be ${atLeast(issue)}.`;
    case 'too_big':
      return `It has to be ${atMost(issue)}.`;
    case 'invalid_format':
      return formats[issue.format];
    case 'invalid_key':
      return 'Its name is none that can stand there.';
    case 'invalid_union':
      return issue.input === undefined ? 'It is missing.' : 'It is none of those that Deerpath knows.';
    default:
      return undefined;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

const formats: Readonly<Record<string, string>> = {
  guid: 'An id is a guid, such as 916ab4c0-0000-4000-8000-000000000000.',
  date: 'It is a day that the calendar has, written YYYY-MM-DD.',
  email: 'It is no e-mail address.',
};

const atLeast = ({origin, minimum}: {origin: string; minimum: unknown}): string =>
  origin === 'string' ? `at least ${minimum} characters long` : `${minimum} or more`;

const atMost = ({origin, maximum}: {origin: string; maximum: unknown}): string =>
  origin === 'string' ? `at most ${maximum} characters long` : `${maximum} or less`;
