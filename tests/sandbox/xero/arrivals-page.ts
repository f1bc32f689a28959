import {html} from 'hono/html';
import {fromCents} from '../../../shared/money/cents.ts';
import type {Books, Document} from './books.ts';
import type {XeroCall} from './xero-sandbox.ts';

/** What arrived, for people: documents and contacts of each organisation, and how many calls it took. */
export async function arrivalsPage(books: readonly Books[], calls: readonly XeroCall[]): Promise<string> {
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Xero sandbox: what arrived</title>
    <meta name="viewport" content="width=device-width">
    <style>body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
    th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ccc;white-space:nowrap}
    .long{overflow-wrap:anywhere;white-space:normal}.money{text-align:right}</style></head>
    <body><main><h1>What arrived in the Xero sandbox</h1><p>${calls.length} calls of the API so far.</p>
    ${books.map((one) => organisationPart(one))}</main></body></html>`;
  return String(await page);
}

const organisationPart = (
  books: Books,
) => html`<section><h2>${books.organisation.Name} (${books.organisation.BaseCurrency})</h2>
  ${table('Sales invoices', books, ofType(books.invoices, 'ACCREC'))} ${table('Bills', books, ofType(books.invoices, 'ACCPAY'))}
  ${table('Credit notes to customers', books, ofType(books.creditNotes, 'ACCRECCREDIT'))}
  ${table('Credit notes of suppliers', books, ofType(books.creditNotes, 'ACCPAYCREDIT'))}
  ${table('Purchase orders', books, books.purchaseOrders)}
  ${filesPart(books)}
  <h3>Contacts: ${books.contacts.length}</h3>
  <ul>${books.contacts.map(({name, emailAddress}) => html`<li>${name}${emailAddress ? `, ${emailAddress}` : ''}</li>`)}</ul></section>`;

function filesPart({attachments, invoices}: Books) {
  const numberOf = (id: string) => invoices.find(({invoiceId}) => invoiceId === id)?.number ?? '';
  return html`<h3>Files: ${attachments.length}</h3>
    <ul>${attachments.map(({fileName, documentId, content}) => html`<li>${fileName} on ${numberOf(documentId)}, ${content.byteLength} bytes</li>`)}</ul>`;
}

const ofType = <Kind extends Document & {type: string}>(documents: readonly Kind[], type: Kind['type']): Kind[] =>
  documents.filter((document) => document.type === type);

function table(title: string, books: Books, documents: readonly Document[]) {
  const nameOf = (document: Document) =>
    books.contacts.find(({contactId}) => contactId === document.contactId)?.name ?? '';
  if (documents.length === 0) return html`<h3>${title}: none</h3>`;
  return html`<h3>${title}: ${documents.length}</h3>
    <table><thead><tr><th>Number</th><th>Contact</th><th>Date</th><th>Status</th><th class="money">Tax</th><th class="money">Total</th></tr></thead>
    <tbody>${documents.map(
      (
        one,
      ) => html`<tr><td>${one.number}</td><td class="long">${nameOf(one)}</td><td>${one.date}</td><td>${one.status}</td>
        <td class="money">${fromCents(one.totalTax)}</td><td class="money">${fromCents(one.total)} ${one.currencyCode}</td></tr>`,
    )}</tbody></table>`;
}
