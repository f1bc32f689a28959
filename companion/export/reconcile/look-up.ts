import {daysOn} from '../../mapping/day.ts';
import type {Send} from '../../store/ledger-records.ts';
import type {Xero, XeroCallOptions, XeroInvoice} from '../../xero/xero.ts';

type Expected = Send['expected'][number];

/** Xero's advice for list filters is about 40 values; its lists are joined by bare commas (Xero's documentation). */
const NUMBERS_A_CALL = 40;
const CHARACTERS_A_CALL = 1_500;

/**
 * Asks Xero what it has under the numbers of these documents: 40 numbers a call; numbers that a list cannot carry (a comma,
 * a quote) by contact and the day before to the day after.
 *
 * @returns everything that came back, for `reconcile` to choose from.
 */
export async function lookUp(
  documents: readonly Expected[],
  xero: Xero,
  options: XeroCallOptions,
  betweenCalls: () => Promise<void>,
): Promise<XeroInvoice[]> {
  const found: XeroInvoice[] = [];
  const listable = new Map<string, string>();
  const others: Expected[] = [];
  for (const document of documents) {
    if (isListable(document.number)) listable.set(document.number.toLowerCase(), document.number);
    else others.push(document);
  }
  for (const numbers of inCalls([...listable.values()])) {
    await betweenCalls();
    found.push(...(await xero.findInvoicesByNumber(numbers, options)));
  }
  for (const document of others) {
    if (!document.contactId || !document.date) continue;
    await betweenCalls();
    found.push(
      ...(await xero.findInvoicesOfContact(
        {
          type: document.type === 'ACCREC' ? 'ACCREC' : 'ACCPAY',
          contactId: document.contactId,
          from: daysOn(document.date, -1),
          to: daysOn(document.date, 1),
        },
        options,
      )),
    );
  }
  return found;
}

/** Whether a number can stand in a comma-joined list filter and come back as itself. */
export const isListable = (number: string): boolean => /^[^,"'\s][^,"']*$/.test(number) && number === number.trim();

function* inCalls(numbers: readonly string[]): Generator<string[]> {
  let call: string[] = [];
  let characters = 0;
  for (const number of numbers) {
    const length = encodeURIComponent(number).length + 1;
    if (call.length > 0 && (call.length === NUMBERS_A_CALL || characters + length > CHARACTERS_A_CALL)) {
      yield call;
      call = [];
      characters = 0;
    }
    call.push(number);
    characters += length;
  }
  if (call.length > 0) yield call;
}
