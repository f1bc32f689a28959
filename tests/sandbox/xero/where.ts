import {badQuery} from './wire.ts';

/** What a filter compares: a guid and a date are not texts, as in Xero. */
type Value = string | number | boolean | null | Guid | Day;
interface Guid {
  readonly guid: string;
}
interface Day {
  readonly day: string;
}
/** A record as filters see it, by Xero's member names; a path such as `Contact.ContactID` is one key. */
export type Row = Readonly<Record<string, Value>>;

type Test = (row: Row) => boolean;
type Token = {kind: 'word' | 'operator' | 'text' | 'number' | 'bracket'; text: string};

/**
 * Reads a `where` (Xero's documentation, “Requests and responses”: `==` or `=`, `!=`, `<`, `<=`, `>`, `>=`, `AND` or `&&`, `OR` or `||`,
 * brackets, `guid("…")`, `DateTime(2026,01,31)`, texts, figures, `true`, `null`). Throws error 16 for what it cannot read,
 * for names that the record has not, and for a guid compared with a text.
 */
export function parseWhere(where: string, fields: readonly string[]): Test {
  const tokens = tokenize(where);
  let position = 0;
  const peek = () => tokens[position];
  const next = (): Token => {
    const token = tokens[position];
    if (!token) throw badQuery('Expression expected');
    position += 1;
    return token;
  };
  const takes = (...texts: string[]) => {
    const token = peek();
    if (!token || token.kind === 'text' || !texts.includes(token.text.toUpperCase())) return false;
    position += 1;
    return true;
  };

  const either = (): Test => {
    let left = both();
    while (takes('OR', '||')) {
      const before = left;
      const right = both();
      left = (row) => before(row) || right(row);
    }
    return left;
  };
  const both = (): Test => {
    let left = single();
    while (takes('AND', '&&')) {
      const before = left;
      const right = single();
      left = (row) => before(row) && right(row);
    }
    return left;
  };
  const single = (): Test => {
    if (takes('(')) {
      const inner = either();
      if (!takes(')')) throw badQuery("')' or operator expected");
      return inner;
    }
    return comparison();
  };
  const comparison = (): Test => {
    const name = next();
    if (name.kind !== 'word') throw badQuery(`Syntax error at '${name.text}'`);
    const field = fields.find((known) => known.toLowerCase() === name.text.toLowerCase());
    if (field === undefined) throw badQuery(`No property or field '${name.text}' exists in type`);
    const operator = next();
    if (operator.kind !== 'operator') throw badQuery('Operator expected');
    const value = literal();
    return (row) => compare(row[field] ?? null, operator.text, value);
  };
  const literal = (): Value => {
    const token = next();
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return Number(token.text);
    const word = token.text.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (word === 'guid') return {guid: argument().toLowerCase()};
    if (word === 'datetime') return {day: dateOf(figures())};
    throw badQuery(`Syntax error at '${token.text}'`);
  };
  const argument = (): string => {
    if (!takes('(')) throw badQuery("'(' expected");
    const token = next();
    if (token.kind !== 'text' || !takes(')')) throw badQuery("')' expected");
    return token.text;
  };
  const figures = (): number[] => {
    if (!takes('(')) throw badQuery("'(' expected");
    const list: number[] = [];
    do list.push(Number(next().text));
    while (takes(','));
    if (!takes(')') || list.some(Number.isNaN)) throw badQuery("')' expected");
    return list;
  };

  const test = either();
  if (peek()) throw badQuery(`Syntax error at '${peek()?.text}'`);
  return test;
}

const TOKEN =
  /\s*(?:(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?)|(?<operator>==|!=|<>|<=|>=|=|<|>)|(?<bracket>&&|\|\||[(),])|(?<word>[A-Za-z_][\w.]*))/y;

function tokenize(where: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (where.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(where);
    const kind = Object.entries(match?.groups ?? {}).find(([, text]) => text !== undefined);
    if (!match || !kind?.[1]) throw badQuery(`Syntax error '${where.slice(at).trim().slice(0, 1)}'`);
    const text = kind[0] === 'text' ? kind[1].slice(1, -1).replace(/\\(.)/g, '$1') : kind[1];
    tokens.push({kind: kind[0] as Token['kind'], text});
    at = TOKEN.lastIndex;
  }
  return tokens;
}

function dateOf([year = 0, month = 1, day = 1]: number[]): string {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(at.getTime())) throw badQuery('DateTime expected');
  return at.toISOString().slice(0, 10);
}

function compare(left: Value, operator: string, right: Value): boolean {
  if (left === null || right === null)
    return isEqual(operator) ? left === right : isUnequal(operator) && left !== right;
  const [a, b] = [plainOf(left), plainOf(right)];
  if (kindOf(left) !== kindOf(right)) {
    throw badQuery(`Operator '${operator}' incompatible with operand types '${kindOf(left)}' and '${kindOf(right)}'`);
  }
  if (isEqual(operator)) return a === b;
  if (isUnequal(operator)) return a !== b;
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

const isEqual = (operator: string) => operator === '==' || operator === '=';
const isUnequal = (operator: string) => operator === '!=' || operator === '<>';

const kindOf = (value: Value): string =>
  typeof value !== 'object' || value === null ? typeof value : 'guid' in value ? 'Guid' : 'DateTime';

const plainOf = (value: Exclude<Value, null>): string | number | boolean =>
  typeof value !== 'object' ? value : 'guid' in value ? value.guid.toLowerCase() : value.day;

/** Sorts by an `order` such as `Date DESC, InvoiceNumber`; equal ones keep their places. Throws error 16 for unknown names. */
export function parseOrder(order: string, fields: readonly string[]): (left: Row, right: Row) => number {
  const parts = order.split(',').map((part) => {
    const [name = '', direction = 'ASC', ...rest] = part.trim().split(/\s+/);
    const field = fields.find((known) => known.toLowerCase() === name.toLowerCase());
    if (field === undefined || rest.length > 0 || !/^(ASC|DESC)$/i.test(direction)) {
      throw badQuery(`No property or field '${name}' exists in type`);
    }
    return {field, sign: direction.toUpperCase() === 'DESC' ? -1 : 1};
  });
  return (left, right) => {
    for (const {field, sign} of parts) {
      const [a, b] = [left[field] ?? null, right[field] ?? null];
      const [x, y] = [a === null ? '' : plainOf(a), b === null ? '' : plainOf(b)];
      if (x !== y) return x < y ? -sign : sign;
    }
    return 0;
  };
}
