import {describe, expect, test} from 'vitest';
import {reconcile} from '../../../../companion/export/reconcile/reconcile.ts';
import {aXeroInvoice, OUR_PAGE, STRANGE_PAGE, wanted} from '../../../support/a-xero-invoice.ts';

const nobody = () => false;

describe('what Xero already has under a number', () => {
  test.each([
    ['nothing', [], 'create'],
    ['our own document, known by its page in DEAR', [aXeroInvoice({url: OUR_PAGE})], 'ours'],
    ['our own document with another total', [aXeroInvoice({url: OUR_PAGE, total: 1})], 'ours'],
    ['the same invoice entered by hand', [aXeroInvoice({})], 'adopt'],
    ['the same invoice in other letters', [aXeroInvoice({number: 'inv-00123 '})], 'adopt'],
    ['an invoice of that number with another total', [aXeroInvoice({total: 999})], 'taken'],
    ['an invoice of that number for another customer', [aXeroInvoice({contactId: 'c2'})], 'taken'],
    ['an invoice of that number on another day', [aXeroInvoice({date: '2026-11-02'})], 'taken'],
    ['an invoice of that number in another currency', [aXeroInvoice({currency: 'AUD'})], 'taken'],
    ['a voided invoice of that number', [aXeroInvoice({status: 'VOIDED'})], 'taken'],
    ['our own document, voided there', [aXeroInvoice({url: OUR_PAGE, status: 'VOIDED'})], 'taken'],
    ['an equal invoice of another DEAR document', [aXeroInvoice({url: STRANGE_PAGE})], 'taken'],
    ['a bill of that number', [aXeroInvoice({type: 'ACCPAY'})], 'create'],
    [
      'a stranger first and our own after it',
      [aXeroInvoice({total: 5}), aXeroInvoice({id: 'x2', url: OUR_PAGE})],
      'ours',
    ],
  ])('%s', (_, candidates, decision) => {
    expect(reconcile(wanted({}), candidates, nobody).decision).toBe(decision);
  });

  test.each([
    ['nothing', [], 'create'],
    ['the bill of another supplier under the same number', [aXeroInvoice({type: 'ACCPAY', contactId: 'c2'})], 'create'],
    ['the same bill entered by hand', [aXeroInvoice({type: 'ACCPAY'})], 'adopt'],
    ['another bill of this supplier under that number', [aXeroInvoice({type: 'ACCPAY', total: 7})], 'taken'],
    ['a voided bill of that number', [aXeroInvoice({type: 'ACCPAY', status: 'VOIDED'})], 'create'],
    ['the equal bill of another DEAR purchase', [aXeroInvoice({type: 'ACCPAY', url: STRANGE_PAGE})], 'create'],
  ])('for a bill: %s', (_, candidates, decision) => {
    expect(reconcile(wanted({type: 'ACCPAY'}), candidates, nobody).decision).toBe(decision);
  });

  test('what another document of the ledger holds is never taken over', () => {
    expect(reconcile(wanted({type: 'ACCPAY'}), [aXeroInvoice({type: 'ACCPAY'})], () => true).decision).toBe('create');
  });

  test('a taken number shows both documents', () => {
    const result = reconcile(wanted({}), [aXeroInvoice({total: 999, contactName: 'Café Ōtautahi'})], nobody);
    expect(result).toMatchObject({
      decision: 'taken',
      problem: {
        code: 'xero.number-taken',
        detail: expect.stringMatching(/Café Ōtautahi.*9\.99 NZD.*Sample Customer.*110\.00/),
      },
    });
  });
});
