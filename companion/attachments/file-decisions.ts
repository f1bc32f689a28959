import type {Problem} from '../../shared/result.ts';
import type {ExportContext} from '../export/context.ts';
import {decideOn} from '../export/plan/decide-on.ts';
import {xeroPlace} from '../ledger/xero-place.ts';
import type {FileThere} from './place-file.ts';
import type {FileTarget, FileWork} from './plan-files.ts';

/** It cannot go until somebody mends something. */
export const fail = (context: ExportContext, one: FileWork, problem: Problem): Promise<void> =>
  decideOn(context, one, 'ledger.settled', () => ({
    state: 'refused',
    row: {status: 'Failed', problem},
    attempt: {outcome: 'failed', text: problem.title, problem},
  }));

/** It goes with a later sync. */
export const wait = (context: ExportContext, one: FileWork, problem: Problem): Promise<void> =>
  decideOn(context, one, 'ledger.settled', () => ({
    state: 'as it is',
    row: {status: 'Pending', problem},
    attempt: {outcome: 'waited', text: problem.title, problem},
  }));

/** The row says under which other name it goes. */
export const noteName = (context: ExportContext, one: FileWork, name: string): Promise<void> =>
  decideOn(context, one, 'export.planned', () => ({
    state: 'as it is',
    row: {notes: [`In DEAR it is ${one.file.fileName}, in Xero ${name}.`]},
    attempt: null,
  }));

/** It hangs there already. */
export const adopt = (context: ExportContext, one: FileWork, file: FileThere, fingerprint: string): Promise<void> =>
  decideOn(context, one, 'ledger.adopted', () => ({
    state: 'accepted',
    facts: {fingerprint, acceptedFingerprint: fingerprint, xeroId: file.id, xeroNumber: file.name, adopted: true},
    row: {
      status: 'Completed',
      problem: null,
      xero: xeroPlace(typeOf(one.target), {id: file.id, number: file.name, on: one.target.xeroId}),
      notes: ['It was in Xero already, under this name and the same byte by byte.'],
    },
    attempt: {outcome: 'found', text: 'Found in Xero.', problem: null},
  }));

/** Xero's type of the document a file is on. */
export const typeOf = ({document}: FileTarget): 'ACCREC' | 'ACCPAY' => (document.kind === 'bill' ? 'ACCPAY' : 'ACCREC');
