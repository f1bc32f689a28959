import {createHash} from 'node:crypto';
import {plain} from '../../shared/money/cents.ts';
import type {XeroDocument} from './xero-document.ts';
import {xeroTypes} from './xero-types.ts';

/**
 * A short name for what a document shows in Xero: another one whenever anything shown there changes, the same otherwise,
 * however decimals are written. Taken of a document as `mapDocument` made it. `partyId` is DEAR's guid of the customer or
 * supplier, for the contact comes to the document later. SHA-256 in hexadecimal.
 */
export function fingerprint(document: XeroDocument, partyId: string | null = null): string {
  const {type, number, reference, date, dueDate, currencyCode, currencyRate, lineAmountTypes, status, url, delivery} =
    document;
  const shown = [
    type,
    number,
    xeroTypes[type].hasReference ? reference : '',
    date,
    dueDate,
    currencyCode,
    currencyRate === null ? null : plain(currencyRate),
    lineAmountTypes,
    status,
    url,
    partyId,
    document.lines.map((line) => [
      line.description,
      plain(line.quantity),
      plain(line.unitAmount),
      plain(line.discountRate ?? '0'),
      line.accountCode,
      line.taxType,
      line.taxAmount,
    ]),
    // Left out where there is none: what went before there were orders keeps its name.
    ...(delivery ? [[delivery.date, delivery.address, delivery.attention, delivery.instructions]] : []),
  ];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}
