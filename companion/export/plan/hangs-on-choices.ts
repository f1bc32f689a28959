import type {Problem} from '../../../shared/result.ts';

const onChoices = [
  /^mapping\.(account|bank-account|tax|currency|base-currency|no-rounding|(payment-)?before-lock-date)/,
  /^xero\.(locked|payment-account)$/,
];

/** Whether a problem comes from Xero's accounts, rates, currencies or lock dates, so that a change of these may mend it. */
export const hangsOnChoices = ({code}: Pick<Problem, 'code'>): boolean =>
  onChoices.some((pattern) => pattern.test(code));
