import {stagesOn} from '../../companion/export/stages/stages.ts';
import {initialState} from '../../companion/initial-state.ts';
import {noFailpoints} from '../../companion/platform/failpoints.ts';
import {nodeDisk} from '../../companion/store/node-disk.ts';
import {openStore} from '../../companion/store/open-store.ts';
import {aMaster, anEntry, aRow} from '../companion/store/sample-records.ts';

const A_COMMIT = 20_000;
const at = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();

/**
 * Makes of a companion's folder what years of work leave there: so many sales with an invoice in Xero each, one of fifty failed,
 * in the company and the organisation that it is connected to.
 */
export async function fillStore(folder: string, rows: number): Promise<void> {
  const store = await openStore({disk: nodeDisk, folder, failpoints: noFailpoints, initialState});
  const books = {
    account: store.state.dear?.account ?? '',
    tenant: store.state.xero?.tenantId ?? '',
    stages: stagesOn(store.state.settings).map(({name}) => name),
  };
  for (let begin = 0; begin < rows; begin += A_COMMIT) {
    await store.commit('export.planned', (changes) => {
      for (let n = begin; n < begin + A_COMMIT; n += 1) {
        const {row, entry, master} = recordsOf(n, books);
        changes.put('rows', row);
        changes.put('ledger', entry);
        changes.put('masters', master);
      }
    });
  }
  await store.close();
}

function recordsOf(n: number, {account, tenant, stages}: {account: string; tenant: string; stages: readonly string[]}) {
  const guid = `5f0c1a52-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const entryId = `${account}/${tenant}/sale-invoice/${guid}/${guid}/`;
  const id = `018f0c1a-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const number = `INV-${n}`;
  const party = `Customer ${n % 997} Ltd`;
  const {transaction} = aRow(n);
  const attempt = {at: at(n), runId: 'run-1', idempotencyKey: `deerpath-${tenant}-${id}`, problem: null};
  const isFailed = n % 50 === 0;
  const row = {
    ...aRow(n),
    id,
    entryId,
    attempts: [
      {...attempt, outcome: 'sent' as const, text: 'Sent to Xero.'},
      {...attempt, outcome: 'completed' as const, text: 'Xero accepted it.'},
    ],
    transaction: {
      ...transaction,
      id,
      status: isFailed ? ('Failed' as const) : ('Completed' as const),
      dear: {
        id: guid,
        documentId: guid,
        number,
        party,
        url: `https://inventory.dearsystems.com/Sale#${guid}~${guid}~tabInvoice`,
      },
      xero: {id: guid, number, url: `https://go.xero.com/AccountsReceivable/View.aspx?InvoiceID=${guid}`},
      problem: isFailed
        ? {
            code: 'mapping.account-archived',
            title: 'Account 630 is archived in Xero.',
            detail: 'Line 2 is on it.',
            fix: 'Choose another.',
            raw: null,
          }
        : null,
      runId: 'run-1',
      createdAt: at(n),
      updatedAt: at(n),
    },
  };
  const entry = anEntry(n, {
    id: entryId,
    state: 'accepted',
    fingerprint: 'f'.repeat(64),
    acceptedFingerprint: 'f'.repeat(64),
    source: 'e'.repeat(64),
    acceptedSource: 'e'.repeat(64),
    xeroId: guid,
    xeroNumber: number,
    rowId: id,
    updatedAt: at(n),
    asInXero: {
      status: 'AUTHORISED',
      number,
      date: '2026-01-01',
      contactId: guid,
      total: 1_130,
      totalTax: 130,
      lines: 'd'.repeat(64),
    },
    changedThere: null,
  });
  const master = aMaster(n, {
    id: `${account}/sale/${guid}`,
    dearId: guid,
    number: `SO-${n}`,
    party,
    seenStamp: at(n),
    settled: {[tenant]: {stamps: [at(n)], under: 'settled', stages: [...stages]}},
    type: 'Simple Sale',
    invoiceStatus: 'AUTHORISED',
    creditNoteStatus: 'NOT AVAILABLE',
    invoiceDate: '2026-01-01',
    orderDate: '2026-01-01',
    documents: [
      {
        kind: 'sale-invoice',
        taskId: guid,
        number,
        status: 'AUTHORISED',
        date: '2026-01-01',
        currency: 'NZD',
        total: '11.30',
        tax: '1.3',
      },
    ],
  });
  return {row, entry, master};
}
