import type {Parcel} from '../../ledger/begin-send.ts';
import {sameId, sameNumber} from '../../ledger/match-elements.ts';

/** Xero's advice is about 50 elements and 3.5 MB a call; its hard limit is 10 MB (Xero's documentation). */
const DOCUMENTS_A_CALL = 50;
const BYTES_A_CALL = 3_000_000;

/**
 * Parcels in calls: at most 50 and 3 MB each, and never two in one call that an answer could not tell apart (two bills of
 * one supplier under one number).
 */
export function inBatches(parcels: readonly Parcel[]): Parcel[][] {
  const batches: {parcels: Parcel[]; bytes: number}[] = [];
  for (const parcel of parcels) {
    const bytes = Buffer.byteLength(JSON.stringify(parcel.json));
    const batch = batches.find(
      (candidate) =>
        candidate.parcels.length < DOCUMENTS_A_CALL &&
        candidate.bytes + bytes <= BYTES_A_CALL &&
        !candidate.parcels.some((other) => isAlike(other, parcel)),
    );
    if (batch) {
      batch.parcels.push(parcel);
      batch.bytes += bytes;
    } else {
      batches.push({parcels: [parcel], bytes});
    }
  }
  return batches.map((batch) => batch.parcels);
}

function isAlike({expected: a}: Parcel, {expected: b}: Parcel): boolean {
  // Payments of one document may be alike in everything that an answer shows.
  if (a.on && b.on && sameId(a.on, b.on)) return a.total === b.total && a.date === b.date;
  if (a.on || b.on) return false;
  if (a.name !== null && b.name !== null && a.type === 'contact') return a.name.toLowerCase() === b.name.toLowerCase();
  return (
    a.type === b.type &&
    sameNumber(a.number, b.number) &&
    (!a.contactId || !b.contactId || sameId(a.contactId, b.contactId))
  );
}
