import {type ApiRequest, queryOf} from './api-request.ts';
import {parseOrder, parseWhere, type Row} from './where.ts';
import {Refusal, text} from './wire.ts';

/** A record with what filters and sorting see of it. */
export interface Listed<Record> {
  readonly record: Record;
  readonly row: Row;
  readonly id: string;
  readonly updatedAt: number;
}

export interface Page<Record> {
  readonly records: readonly Record[];
  /** Undefined on a list that was not asked for by pages: Xero leaves out lines and details there. */
  readonly pagination: {page: number; pageSize: number; pageCount: number; itemCount: number} | undefined;
}

/**
 * Xero's rules for lists (Xero's documentation, “Requests and responses”, “Paging”): `where`, `order` (by default the time of change,
 * then id), `If-Modified-Since` to the second, answered with 304 when nothing changed, and pages of 1 to 1,000 (100 unless told).
 */
export function listed<Record>(
  request: ApiRequest,
  all: readonly Listed<Record>[],
  options: {fields: readonly string[]; alwaysPaged?: boolean},
): Page<Record> {
  let found = [...all];
  const since = modifiedSince(request);
  if (since !== undefined) {
    found = found.filter(({updatedAt}) => Math.floor(updatedAt / 1_000) >= Math.floor(since / 1_000));
    if (found.length === 0) throw new Refusal({status: 304, headers: {}, body: ''});
  }
  const where = queryOf(request, 'where');
  if (where) {
    const test = parseWhere(where, options.fields);
    found = found.filter(({row}) => test(row));
  }
  found.sort((left, right) => left.updatedAt - right.updatedAt || (left.id < right.id ? -1 : 1));
  const order = queryOf(request, 'order');
  if (order) {
    const comparison = parseOrder(order, options.fields);
    found.sort((left, right) => comparison(left.row, right.row));
  }
  return paged(
    request,
    found.map(({record}) => record),
    options.alwaysPaged ?? false,
  );
}

function paged<Record>(request: ApiRequest, records: Record[], always: boolean): Page<Record> {
  const page = wholeNumber(queryOf(request, 'page'));
  const size = wholeNumber(queryOf(request, 'pageSize'));
  if (page === undefined && size === undefined && !always) return {records, pagination: undefined};
  const pageSize = Math.min(1_000, Math.max(1, size ?? 100));
  const number = Math.max(1, page ?? 1);
  return {
    records: records.slice((number - 1) * pageSize, number * pageSize),
    pagination: {
      page: number,
      pageSize,
      pageCount: Math.ceil(records.length / pageSize),
      itemCount: records.length,
    },
  };
}

/** The comma list of a filter, lower-cased; undefined when it is missing or empty, which Xero treats as no filter at all. */
export function listFilter(request: ApiRequest, name: string): string[] | undefined {
  const values = (queryOf(request, name) ?? '')
    .split(',')
    .map((value) => value.trim().toLowerCase())
    .filter((value) => value !== '');
  return values.length > 0 ? values : undefined;
}

function modifiedSince(request: ApiRequest): number | undefined {
  const header = request.headers['if-modified-since'];
  if (!header) return undefined;
  const zoned = /^\d{4}-\d{2}-\d{2}T[\d:.]+$/.test(header) ? `${header}Z` : header;
  const at = Date.parse(zoned);
  if (Number.isNaN(at)) throw new Refusal(text(412, 'Precondition Failed'));
  return at;
}

const wholeNumber = (value: string | undefined): number | undefined =>
  value !== undefined && /^-?\d+$/.test(value) ? Number(value) : undefined;
