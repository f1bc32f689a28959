import type {Settings} from '../../../shared/contract/settings.ts';
import type {Invoice} from '../../sandbox/books/book.ts';
import {aPayment, aSale} from '../../sandbox/books/builders.ts';
import {guid} from '../../sandbox/books/guids.ts';
import type {Office} from '../../support/office.ts';
import {ALL, inXero} from '../../support/working-office.ts';

export const paymentRows = async (office: Office) => (await office.rows('&kind=payment')).toReversed();

export const settings = async (office: Office, patch: object) => {
  const {status} = await office.call<Settings>('PATCH', '/api/settings', patch);
  if (status !== 200) throw new Error(`The settings were refused: ${status}`);
};

export const paid = (name: string, amount: string, more: Partial<Invoice['payments'][number]> = {}) =>
  aPayment({id: guid(name), amount, ...more});

/** An invoice of 115.00 with these payments. */
export const saleOf = (payments: Invoice['payments'], more: Parameters<typeof aSale>[0] = {}) =>
  aSale({number: 'SO-00001', ...more, invoice: {payments, ...more.invoice}});

export const SALE = aSale({number: 'SO-00001'}).id;

export const livePayments = (office: Office, number = 'INV-00001') =>
  inXero(office, number)
    .payments.filter(({status}) => status === 'AUTHORISED')
    .map(({amount, date, reference, currencyRate}) => ({amount, date, reference, currencyRate}));

export const cents = (office: Office, number?: string) => livePayments(office, number).map(({amount}) => amount);

/** The next sync, a minute on. */
export const later = async (office: Office) => {
  await office.clock.sleep(61_000);
  return office.sync(ALL);
};
