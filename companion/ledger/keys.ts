import type {DocumentKind, MasterKind} from '../../shared/documents/kinds.ts';
import {contactName} from '../mapping/contact.ts';

/** The books between which a ledger entry stands: one DEAR company, one Xero organisation. */
export interface Books {
  readonly account: string;
  readonly tenantId: string;
}

/** The id of a sale or purchase in the store. */
export const masterKey = (account: string, family: MasterKind, dearId: string): string =>
  `${account}/${family}/${dearId}`;

/**
 * The id of a document's ledger entry. TaskID alone would not do: a simple purchase shows one guid for its bill, its
 * credit note and itself (reference: sales and purchases, section 2).
 */
export const documentKey = (
  books: Books,
  document: {kind: DocumentKind; masterId: string; taskId: string; part?: string},
): string =>
  `${books.account}/${books.tenantId}/${document.kind}/${document.masterId}/${document.taskId}/${document.part ?? ''}`;

/** The id of a customer's or supplier's ledger entry: by DEAR's guid, else by its name. */
export const contactKey = (books: Books, party: {id: string | null; name: string}): string =>
  `${books.account}/${books.tenantId}/contact/${party.id ?? `name:${contactName(party.name).toLowerCase()}`}//`;
