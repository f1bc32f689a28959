import {type Cents, fromCents} from '../../shared/money/cents.ts';

/** An amount as people write it: 126500 cents are `1,265.00`. */
export const amountText = (cents: Cents): string => fromCents(cents).replace(/\B(?=(\d{3})+\.)/g, ',');
