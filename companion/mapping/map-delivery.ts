import type {DearDelivery} from '../../shared/documents/dear-document.ts';
import {cleanLine, cleanText, cut} from './clean-text.ts';
import type {XeroDelivery} from './xero-document.ts';

/** Xero's limits for the person that goods are for, and for instructions. */
const ATTENTION = 255;
const INSTRUCTIONS = 500;

/** When and where goods are to come, as Xero's orders say it: the address is free text, one line for each of its parts. */
export function mapDelivery(delivery: DearDelivery): {delivery: XeroDelivery; notes: string[]} {
  const {line1 = '', line2 = '', city = '', region = '', postcode = '', country = ''} = delivery.address ?? {};
  const town = [city, region, postcode].map(cleanLine).filter((part) => part !== '');
  const address = [cleanLine(line1), cleanLine(line2), town.join(' '), cleanLine(country)];
  const instructions = cleanText(delivery.instructions);
  return {
    delivery: {
      date: delivery.date,
      address: address.filter((part) => part !== '').join('\n'),
      attention: cut(cleanLine(delivery.attention), ATTENTION),
      instructions: cut(instructions, INSTRUCTIONS),
    },
    notes:
      instructions.length > INSTRUCTIONS ? [`The delivery instructions were cut to ${INSTRUCTIONS} characters.`] : [],
  };
}
