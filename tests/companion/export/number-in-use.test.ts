import {afterEach, expect, test} from 'vitest';
import type {Failpoints} from '../../../companion/platform/failpoints.ts';
import {documentPage} from '../../../shared/documents/page-address.ts';
import {idOf, storyBooks} from '../../crash/story.ts';
import {type Office, openOffice} from '../../support/office.ts';

let office: Office;
afterEach(() => office.close());

/** Just before the first invoice is sent, once everything was looked up. */
const beforeFirstSend = (act: () => void): Failpoints => {
  let isDone = false;
  return {
    pass(point, effect) {
      if (point === 'xero.put-invoices' && !isDone) {
        isDone = true;
        act();
      }
      return effect();
    },
  };
};

test('“must be unique” of our own late invoice is found out, also when the first look-ups are lost', async () => {
  office = await openOffice({books: storyBooks});
  const id = idOf(office, 'SO-00001');
  const {xero} = office.sandbox;
  await office.open(
    beforeFirstSend(() => {
      const contactId = xero.contacts().find(({name}) => name === 'Kauri Sports Ltd')?.contactId ?? '';
      const url = documentPage({family: 'sale', advanced: false, masterId: id, taskId: id});
      const line = {description: 'Golf balls', quantity: '2', unitAmount: '50', accountCode: '200', taxType: 'OUTPUT2'};
      xero.addInvoice({type: 'ACCREC', number: 'INV-00001', date: '2026-03-10', contactId, url, lines: [line]});
      xero.faults.add({on: 'GET /Invoices', fault: {kind: 'unavailable'}, times: 4});
    }),
  );
  await office.pair();
  await office.connect();
  await office.sync({kind: 'sale', id});

  const [row] = await office.rows(`&document=${id}`);
  expect(row).toMatchObject({status: 'Completed', xero: {number: 'INV-00001'}});
  expect(xero.invoices().filter(({number}) => number === 'INV-00001')).toHaveLength(1);
});
