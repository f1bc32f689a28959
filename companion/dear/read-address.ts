import type * as z from 'zod';
import type {PartyAddress} from '../../shared/documents/dear-document.ts';
import {objectOf, text} from './shapes.ts';

const parts = {Line1: text, Line2: text, City: text, State: text, Postcode: text, Country: text};

/** An address of a sale, purchase or supplier; the display lines are DEAR's own join of the others. */
export const address = objectOf({...parts, DisplayAddressLine1: text, DisplayAddressLine2: text});

/** An address, or null when every part of it is blank. */
export function addressOf(it: z.infer<z.ZodObject<typeof parts>>): PartyAddress | null {
  const read = {
    line1: it.Line1.trim(),
    line2: it.Line2.trim(),
    city: it.City.trim(),
    region: it.State.trim(),
    postcode: it.Postcode.trim(),
    country: it.Country.trim(),
  };
  return Object.values(read).some((part) => part !== '') ? read : null;
}
