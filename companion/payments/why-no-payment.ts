import type {Problem} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';

/**
 * Why Xero takes no payment on a document as it stands there; null when it does, a paid one too: then nothing is due.
 *
 * @param status of Xero's; undefined where it does not have the document.
 */
export function whyNoPayment(
  status: string | null | undefined,
  number: string,
): {readonly waitingFor: string} | {readonly problem: Problem} | null {
  switch (status) {
    case undefined:
      return {
        problem: problemOf(
          'xero.gone',
          `${number} is no longer in Xero.`,
          'It went there, and Xero does not find it any more; its payments have nowhere to go.',
          'Look for it in Xero. Skip the payment with a reason if it is not wanted there.',
        ),
      };
    case 'DRAFT':
    case 'SUBMITTED':
      return {waitingFor: `waiting for ${number} to be approved in Xero`};
    case 'VOIDED':
    case 'DELETED':
      return {
        problem: problemOf(
          'payment.document-voided',
          `${number} is ${status.toLowerCase()} in Xero, and its payment has nowhere to go.`,
          'DEAR has it paid, and somebody voided it in Xero.',
          'Void it in DEAR too, or skip the payment with a reason.',
        ),
      };
    default:
      return null;
  }
}
