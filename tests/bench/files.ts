import {createBooks} from '../sandbox/books/books.ts';
import {anAttachment, anInvoice, aSale} from '../sandbox/books/builders.ts';
import {guid} from '../sandbox/books/guids.ts';
import {openOffice} from '../support/office.ts';

const SALES = 100;
const FILES = 3;
const INVOICES = 2;

/** What files cost: so many Advanced Sales of two invoices with three files each, all of them to both invoices. */
export async function measureFiles(): Promise<{uploadsEach: number; listsEach: number; downloadsEach: number}> {
  const office = await openOffice({books: (clock) => createBooks({clock, masters: manyWithFiles()})});
  await office.open();
  await office.pair();
  await office.connect();
  await office.call('PATCH', '/api/settings', {exportAttachments: true});
  const {dear, xero} = office.sandbox;
  await office.sync({kind: 'all'});
  const hanging = xero.books().attachments.length;
  if (hanging !== SALES * FILES * INVOICES) throw new Error(`Only ${hanging} files went`);
  const aboutFiles = xero.calls.filter(({path}) => path.includes('/Attachments'));
  const uploads = aboutFiles.filter(({method}) => method === 'PUT').length;
  const downloads = dear.calls.filter(({path}) => path === '/Attachment/Download').length;
  await office.close();
  return {
    uploadsEach: uploads / hanging,
    listsEach: (aboutFiles.length - uploads) / hanging,
    downloadsEach: downloads / (SALES * FILES),
  };
}

const manyWithFiles = () =>
  Array.from({length: SALES}, (_, index) => {
    const number = `SO-${20_001 + index}`;
    return aSale({
      number,
      type: 'Advanced Sale',
      attachments: Array.from({length: FILES}, (_file, file) =>
        anAttachment({fileName: `${number} ${file}.pdf`, id: guid(`${number} file ${file}`)}),
      ),
      invoices: Array.from({length: INVOICES}, (_invoice, at) =>
        anInvoice({number: `INV-${20_001 + index}/${at}`, taskId: guid(`${number} task ${at}`)}),
      ),
    });
  });
