import type {DearDocument} from '../../shared/documents/dear-document.ts';
import {failed, ok, type Problem, type Result} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import type {XeroTaxRate} from '../xero/xero.ts';
import {accountProblem, chooseAccount} from './choose-account.ts';
import {chooseTaxRate, fits, misfitProblem, taxProblem} from './choose-tax-rate.ts';
import {isRemark, linesOf, type NumberedLine} from './document-lines.ts';
import type {MappingContext} from './mapping-context.ts';

/** A line that knows its account and tax rate in Xero; a remark has neither. */
export interface MappedLine extends NumberedLine {
  readonly target: {readonly accountCode: string; readonly rate: XeroTaxRate} | null;
}

/** Finds account and tax rate of every line, or says everything that is missing, each cause once with all its lines. */
export function mapLines(document: DearDocument, context: MappingContext): Result<MappedLine[]> {
  const mapped: MappedLine[] = [];
  const accountTroubles = new Causes(accountProblem);
  const taxTroubles = new Causes(taxProblem);
  const misfits = new Causes(misfitProblem);

  for (const numbered of linesOf(document)) {
    if (isRemark(numbered.line)) {
      mapped.push({...numbered, target: null});
      continue;
    }
    const account = chooseAccount(numbered.line, document, context);
    const rate = chooseTaxRate(numbered.line, context);
    if (!account.ok) accountTroubles.add(account.problems, numbered);
    if (!rate.ok) taxTroubles.add(rate.problems, numbered);
    if (!account.ok || !rate.ok) continue;
    const {code} = account.value;
    if (!fits(rate.value, account.value)) misfits.add([{rate: rate.value.name, account: code}], numbered);
    else mapped.push({...numbered, target: {accountCode: code, rate: rate.value}});
  }

  const problems = [...accountTroubles.problems(), ...taxTroubles.problems(), ...misfits.problems()];
  if (problems.length > 0) return failed(...problems);
  return mapped.length > 0 ? ok(mapped) : failed(noLines);
}

const noLines: Problem = problemOf(
  'mapping.no-lines',
  'The document has no lines.',
  'Xero takes a document with one line at least.',
  'Add its lines in DEAR, or skip it.',
);

/** The same trouble on forty lines is one thing to mend. */
class Causes<Trouble> {
  readonly #lines = new Map<string, {trouble: Trouble; lines: NumberedLine[]}>();
  readonly #say: (trouble: Trouble, lines: readonly NumberedLine[]) => Problem;

  constructor(say: (trouble: Trouble, lines: readonly NumberedLine[]) => Problem) {
    this.#say = say;
  }

  add(troubles: readonly Trouble[], line: NumberedLine): void {
    for (const trouble of troubles) {
      const key = JSON.stringify(trouble);
      const known = this.#lines.get(key) ?? {trouble, lines: []};
      known.lines.push(line);
      this.#lines.set(key, known);
    }
  }

  problems(): Problem[] {
    return [...this.#lines.values()].map(({trouble, lines}) => this.#say(trouble, lines));
  }
}
