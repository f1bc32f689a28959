import type {Problem} from '../../../shared/result.ts';
import type {DifferingField} from '../../mapping/differing-fields.ts';
import {problemOf} from '../../platform/trouble.ts';

/** A change of DEAR's that Xero does not have: each field that differs, why it stays, and the way out. */
export const differs = (number: string, fields: readonly DifferingField[], why: string, fix: string): Problem =>
  problemOf(
    'xero.cannot-update',
    `${number} changed in DEAR, and Xero keeps the old one.`,
    `${why} ${fields.length > 0 ? `What differs: ${fields.map(({field, dear, xero}) => `${field} ${dear} in DEAR, ${xero} in Xero`).join('; ')}.` : 'Its lines differ.'}`,
    fix,
  );

/** A document that Deerpath sent, and that Xero does not find any more. */
export const gone = (number: string): Problem =>
  problemOf(
    'xero.gone',
    `${number} is no longer in Xero.`,
    'It went there, and Xero does not find it any more.',
    'Look for it in Xero. Skip it with a reason if it is not wanted there.',
  );
