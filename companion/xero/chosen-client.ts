import type {Clock} from '../platform/clock.ts';
import type {Xero, XeroChoices} from './xero.ts';
import {otherCurrency} from './xero-trouble.ts';

/** Choices change seldom and cost four calls; a person who just changed something in Xero waits less for it. */
const FRESH = 300_000;
const FRESH_FOR_PEOPLE = 20_000;

/**
 * The client with its choices remembered for some minutes. Choosing stops with `Trouble` `xero.other-currency` while Xero
 * and DEAR keep their books in different currencies: DEAR's rates would mean something else in Xero.
 */
export function withChoicesKept(
  client: Xero,
  {clock, dearCurrency}: {clock: Clock; dearCurrency(): string | undefined},
): Xero {
  let kept: {at: number; choices: XeroChoices} | undefined;
  return {
    ...client,
    async choices(options) {
      const age = kept ? clock.now() - kept.at : Number.POSITIVE_INFINITY;
      if (!kept || age < 0 || age >= (options?.maxAge ?? (options?.urgent ? FRESH_FOR_PEOPLE : FRESH))) {
        const choices = await client.choices(options);
        kept = {at: clock.now(), choices};
      }
      const {name, baseCurrency} = kept.choices.organisation;
      const ours = dearCurrency();
      if (ours !== undefined && ours !== baseCurrency) throw otherCurrency({name, currency: baseCurrency}, ours);
      return kept.choices;
    },
  };
}
