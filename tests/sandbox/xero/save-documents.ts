import type {ApiRequest} from './api-request.ts';
import {type Judged, saveBatch} from './batch.ts';
import {type Document, ZERO_GUID} from './books.ts';
import type {ResolvedContact} from './document-contact.ts';
import type {Draft} from './document-draft.ts';
import {type Sent, sentElements} from './sent.ts';
import type {Answer} from './wire.ts';

/** What is particular to one kind of document when it is saved. */
export interface SavedKind<Kind extends Document> {
  /** The member of request and answer that lists them: `Invoices`. */
  readonly member: string;
  draft(request: ApiRequest, sent: Sent, before: Kind | undefined): Draft<Kind>;
  contact(request: ApiRequest, sent: Sent, before: Kind | undefined): ResolvedContact;
  /** Everything that is wrong, beside the contact. */
  errors(request: ApiRequest, draft: Draft<Kind>, sent: Sent, before: Kind | undefined): string[];
  warnings(document: Kind, sent: Sent, request: ApiRequest): string[];
  /** Writes it into the books: over the known one, or as a new one. */
  keep(request: ApiRequest, before: Kind | undefined, next: Kind): Kind;
  saved(document: Kind, request: ApiRequest): Record<string, unknown>;
  unsaved(document: Kind, sent: Sent, request: ApiRequest): Record<string, unknown>;
  /** For an id that nothing has. */
  readonly unknownId: string;
}

/** Saves each element: over the known document, or as a new one. */
export function saveDocuments<Kind extends Document>(
  request: ApiRequest,
  kind: SavedKind<Kind>,
  find: (sent: Sent) => Kind | 'unknown-id' | undefined,
): Answer {
  return saveBatch(request, kind.member, sentElements(request.body, kind.member), (sent, refusals): Judged => {
    const known = find(sent);
    const before = known === 'unknown-id' ? undefined : known;
    const draft = kind.draft(request, sent, before);
    const contact = kind.contact(request, sent, before);
    const errors = [
      ...refusals,
      ...(known === 'unknown-id' ? [kind.unknownId] : []),
      ...contact.errors,
      ...kind.errors(request, draft, sent, before),
    ];
    if (errors.length > 0)
      return {element: kind.unsaved(draft.document, sent, request), errors: [...new Set(errors)], warnings: []};

    const warnings = kind.warnings(draft.document, sent, request);
    const saved = kind.keep(request, before, {
      ...draft.document,
      contactId: contact.keep()?.contactId ?? draft.document.contactId,
      sentToContact: draft.document.sentToContact && !['DRAFT', 'SUBMITTED'].includes(draft.document.status),
      lines: draft.document.lines.map((line) => ({
        ...line,
        lineItemId: line.lineItemId === ZERO_GUID ? request.newId() : line.lineItemId,
      })),
    });
    return {element: kind.saved(saved, request), errors: [], warnings};
  });
}
