import type {DocumentOnPage} from '../messages/asks.ts';

/** The part of the address that tells which page of DEAR's is open. */
interface PageAddress {
  readonly pathname: string;
  readonly hash: string;
}

/** A page of DEAR's that shows one document. */
export interface Page {
  documentOf(address: PageAddress): DocumentOnPage | undefined;
}

/** Addresses as seen, and the document's guid there, or undefined where there is none. */
export type PageExamples = readonly (readonly [address: string, id: string | undefined])[];

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const HASH = new RegExp(`^#(${GUID})(?:(?:~|%7E)${GUID}(?:(?:~|%7E)\\w+)?)?$`, 'i');

/**
 * The guid of the sale or purchase in a hash such as `#<guid>~<guid>~tabInvoice`, lower case. The second guid may name a
 * part of it, and the tab may be one we do not know: neither makes the document unknown. Some programs write `~` as `%7E`.
 */
export const masterIn = (hash: string): string | undefined => HASH.exec(hash)?.[1]?.toLowerCase();
