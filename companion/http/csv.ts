import {stringify} from 'csv-stringify/sync';

/** Rows at a time: between two portions other calls get their turn. */
const PORTION = 100;

type Cell = string | number | null;

/**
 * A table as a file that a spreadsheet opens: with a byte order mark, so that Excel reads every letter, and with each cell
 * that begins with = + - @ or a tab disarmed, so that none is taken for a formula. It is written while it is read, without
 * holding up anything else.
 */
export function csvFile<Row>(
  name: string,
  columns: readonly {readonly title: string; cell(row: Row): Cell}[],
  rows: Iterable<Row>,
): Response {
  const line = (cells: readonly (readonly Cell[])[], bom = false) =>
    new TextEncoder().encode(stringify([...cells], {bom, escape_formulas: true, record_delimiter: 'windows'}));
  const coming = rows[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(line([columns.map(({title}) => title)], true)),
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      const portion: Row[] = [];
      for (let next = coming.next(); !next.done; next = coming.next()) {
        if (portion.push(next.value) === PORTION) break;
      }
      if (portion.length > 0) controller.enqueue(line(portion.map((row) => columns.map(({cell}) => cell(row)))));
      if (portion.length < PORTION) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}
