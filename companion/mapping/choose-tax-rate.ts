import type {DearLine} from '../../shared/documents/dear-document.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import type {XeroAccount, XeroTaxRate} from '../xero/xero.ts';
import {capital, type NumberedLine, nameLines} from './document-lines.ts';
import {entryOf, type MappingContext} from './mapping-context.ts';

/** Why a line has no tax rate to go with. Lines with the same cause become one problem. */
export interface TaxTrouble {
  readonly reason: 'missing' | 'unmatched' | 'ambiguous' | 'inactive';
  readonly rule: string;
  /** The tax type the settings name, when it is that which cannot be used. */
  readonly taxType: string;
}

/** The Xero rate for a line's tax rule: the settings' entry, else the one active rate of exactly that name. No guessing. */
export function chooseTaxRate(line: DearLine, {settings, choices}: MappingContext): Result<XeroTaxRate, TaxTrouble> {
  const rule = line.taxRule.trim();
  if (!rule) return failed({reason: 'missing', rule, taxType: ''});

  const active = choices.taxRates.filter((rate) => rate.status === 'ACTIVE');
  const taxType = entryOf(settings.mapping.taxRules, line.taxRule) ?? entryOf(settings.mapping.taxRules, rule);
  if (taxType !== undefined) {
    const chosen = active.find((rate) => rate.taxType === taxType);
    return chosen ? ok(chosen) : failed({reason: 'inactive', rule, taxType});
  }

  const [named, another] = active.filter((rate) => rate.name.trim() === rule);
  if (another) return failed({reason: 'ambiguous', rule, taxType: ''});
  return named ? ok(named) : failed({reason: 'unmatched', rule, taxType: ''});
}

/** Whether Xero lets a rate stand on an account. It says so by the account's class; where it says nothing, it may. */
export const fits = (rate: XeroTaxRate, account: XeroAccount): boolean =>
  !Object.entries(rate.canApplyTo).some(([name, applies]) => name === account.class && applies === false);

export const misfitProblem = (
  {rate, account}: {rate: string; account: string},
  lines: readonly NumberedLine[],
): Problem =>
  problemOf(
    'mapping.tax-rate-not-for-account',
    `Tax rate “${rate}” does not go with account ${account} in Xero.`,
    `${capital(nameLines(lines).text)} would bring them together, and Xero refuses that.`,
    'Choose another account or another tax rate. Then retry.',
  );

export function taxProblem({reason, rule, taxType}: TaxTrouble, lines: readonly NumberedLine[]): Problem {
  const {text, one} = nameLines(lines);
  const stuck = `${text} cannot go.`;
  const needed = {needs: [{of: 'tax-rule', name: rule}]} as const;

  switch (reason) {
    case 'missing':
      return problemOf(
        'mapping.tax-rule-missing',
        `${capital(text)} ${one ? 'has' : 'have'} no tax rule.`,
        'Without a tax rule in DEAR there is no telling the tax rate in Xero.',
        `Set the tax rule of ${one ? 'the line' : 'these lines'} in DEAR. Then retry.`,
      );
    case 'inactive':
      return problemOf(
        'mapping.tax-rate-unusable',
        `Tax rate ${taxType} is not active in Xero.`,
        `Tax rule “${rule}” goes to it, so ${stuck}`,
        `Choose another tax rate for “${rule}”.`,
        needed,
      );
    case 'ambiguous':
      return problemOf(
        'mapping.tax-rule-unmatched',
        `Tax rule “${rule}” has more than one match.`,
        `Several tax rates in Xero have this name, so ${stuck}`,
        'Choose its tax rate.',
        needed,
      );
    case 'unmatched':
      return problemOf(
        'mapping.tax-rule-unmatched',
        `Tax rule “${rule}” has no match.`,
        `No tax rate in Xero has this name, so ${stuck}`,
        'Choose its tax rate.',
        needed,
      );
  }
}
