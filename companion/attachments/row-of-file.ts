import type {DearAttachment, DearDocument} from '../../shared/documents/dear-document.ts';
import type {DearMaster} from '../dear/dear.ts';
import type {RowDocument} from '../export/rows.ts';

/** The row of a file shows its document's number and the file's name as DEAR has it. */
export const rowOfFile = (
  {family}: Pick<DearMaster, 'family'>,
  document: DearDocument,
  {fileName}: DearAttachment,
): RowDocument => ({
  ...document,
  kind: 'attachment',
  family,
  number: `${document.number.trim() || document.orderNumber} · ${fileName}`,
  total: null,
});
