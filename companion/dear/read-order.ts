import * as z from 'zod';
import type {DearDelivery, DearDocument} from '../../shared/documents/dear-document.ts';
import {isObject} from '../platform/exact-json.ts';
import {address, addressOf} from './read-address.ts';
import {type Header, readDocument, type UnreadableDocument} from './read-document.ts';
import {dayOrNull, flag, objectOf, text, word} from './shapes.ts';

const place = objectOf({Company: word, Contact: word});
const purchase = z.object({
  Type: word,
  BlindReceipt: flag,
  RequiredBy: dayOrNull,
  ShippingAddress: z.unknown().optional(),
  Note: text,
  Order: objectOf({Memo: text}),
});

/**
 * The order of a purchase, whose number and date stand in the purchase's own header; undefined where there is none: goods
 * received blindly and suppliers' credit notes that stand alone have no order, though DEAR may call it authorised.
 */
export function readOrder(raw: Record<string, unknown>, header: Header): DearDocument | UnreadableDocument | undefined {
  const it = purchase.parse(raw);
  if (it.BlindReceipt || /credit note/i.test(it.Type)) return undefined;
  const read = readDocument(
    'purchase-order',
    {...(isObject(raw.Order) ? raw.Order : {}), OrderDate: raw.OrderDate},
    header,
  );
  if (!read || 'problem' in read) return read;
  if (read.status === 'AUTHORISED' && read.lines.length + read.charges.length === 0) return undefined;
  return {...read, delivery: deliveryOf(it)};
}

/** The purchase's shipping address is ours, or that of whoever the goods go to directly. */
function deliveryOf({ShippingAddress, RequiredBy, Note, Order}: z.infer<typeof purchase>): DearDelivery {
  const {Company, Contact} = place.parse(ShippingAddress);
  const {DisplayAddressLine1, DisplayAddressLine2, ...parts} = address.parse(ShippingAddress);
  const display = {Line1: DisplayAddressLine1, Line2: DisplayAddressLine2};
  return {
    date: RequiredBy,
    address: addressOf(parts) ?? addressOf({...parts, ...display}),
    attention: [...new Set([Company, Contact])].filter((part) => part !== '').join(', '),
    instructions: [...new Set([Order.Memo.trim(), Note.trim()])].filter((part) => part !== '').join('\n'),
  };
}
