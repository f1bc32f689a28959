import type {XeroChoicesAnswer} from '../../shared/contract/connections.ts';
import type {XeroChoices} from '../xero/xero.ts';

/** What a person may choose from: ACTIVE accounts that have a code, ACTIVE tax rates. */
export function activeChoices({accounts, taxRates, organisation}: XeroChoices): XeroChoicesAnswer {
  return {
    accounts: accounts
      .filter(({status, code}) => status === 'ACTIVE' && code !== '')
      .map(({code, name, type, class: kind, systemAccount, enablePayments}) => ({
        code,
        name,
        type,
        class: kind,
        systemAccount,
        enablePayments,
      })),
    taxRates: taxRates
      .filter(({status}) => status === 'ACTIVE')
      .map(({taxType, name, rate}) => ({taxType, name, rate})),
    organisation,
  };
}
