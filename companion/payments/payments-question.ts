import type {StandingProblem} from '../../shared/alerts/standing.ts';
import {problemOf} from '../platform/trouble.ts';
import type {State} from '../store/state-record.ts';

/**
 * The question that stands where Deerpath ran before it could send payments: the switch is off then, and nobody has said that
 * it should be. Null once an administrator has set it either way, and in every new installation, which begins with it on.
 */
export function paymentsQuestion({
  settings,
  paymentsDecided,
}: Pick<State, 'settings' | 'paymentsDecided'>): StandingProblem | null {
  if (settings.exportPayments || paymentsDecided) return null;
  return {
    ...problemOf(
      'payments.choose',
      'Payments can go to Xero now.',
      'Deerpath has worked without them here, so it sends none until an administrator decides. Turned on, DEAR’s payments and refunds go to Xero too; what is paid there already is left alone.',
      'Turn the export of payments on or off in the set-up.',
    ),
    severity: 'warning',
  };
}
