import {documentStage} from './document-stage.ts';
import type {Stage} from './stage.ts';
import {creditNotes} from './xero-kinds/credit-notes.ts';

/** Credit notes go always: of sales and purchases, and those that stand alone. */
export const creditNotesStage: Stage = documentStage(creditNotes, {
  name: 'credit-notes',
  isOn: () => true,
  // The lists tell the status of one note, and not its day; an advanced sale or purchase may hold several.
  mayHold: ({type, creditNoteStatus, invoiceStatus}) =>
    creditNoteStatus === 'AUTHORISED' || (/advanced/i.test(type) && /CREDITED/i.test(invoiceStatus)),
});
