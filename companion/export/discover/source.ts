import {createHash} from 'node:crypto';
import type {Settings} from '../../../shared/contract/settings.ts';
import type {DearDocument} from '../../../shared/documents/dear-document.ts';
import type {LedgerEntry} from '../../store/ledger-records.ts';
import {VOIDED} from '../plan/plan-withdrawn.ts';

/**
 * A short name for what DEAR says of a document and how the settings map it. Being paid is no change of it.
 *
 * @returns SHA-256 in hexadecimal.
 */
export function sourceOf({status: _, ...facts}: DearDocument, settings: Settings): string {
  return createHash('sha256')
    .update(JSON.stringify([facts, settings.mapping, settings.documentStatus]))
    .digest('hex');
}

/**
 * Whether Xero accepted the document from the very same facts: then there is nothing to compare. What was voided there since
 * is not there as it was.
 */
export const isAsAccepted = ({state, acceptedFingerprint, acceptedSource}: LedgerEntry, source: string): boolean =>
  state === 'accepted' && acceptedFingerprint !== null && acceptedFingerprint !== VOIDED && acceptedSource === source;
