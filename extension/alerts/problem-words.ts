import {i18n} from '#i18n';
import {catalogue} from '../../shared/problems/catalogue.ts';
import type {Problem} from '../../shared/result.ts';
import {textKey} from '../ui/text-key.ts';

/**
 * The companion writes English, and names the account, the rule, the figures. Who reads another language gets what a
 * code means in general in that language, and the companion's own words beside it, so that no particular is lost.
 */
const isGeneral = (code: string): boolean => i18n.t('extension.language') !== 'en' && Object.hasOwn(catalogue, code);

/** The title of a problem, without its full stop. */
export const problemTitle = ({code, title}: Pick<Problem, 'code' | 'title'>): string =>
  isGeneral(code) ? generalTitle(code) : withoutStop(title);

/**
 * The title of what several documents have in common: where the companion's own names one of them, the general one takes
 * its place.
 */
export function causeTitle(problem: Pick<Problem, 'code' | 'title'>, number: string, count: number): string {
  const own = problemTitle(problem);
  if (count < 2 || number === '' || !own.includes(number) || !Object.hasOwn(catalogue, problem.code)) return own;
  return generalTitle(problem.code);
}

/** Why it happened, as sentences. */
export function problemWhy({code, title, detail}: Pick<Problem, 'code' | 'title' | 'detail'>): string {
  if (!isGeneral(code)) return detail;
  const particulars = `${withoutStop(title)}. ${detail}`.trim();
  return `${i18n.t(`cause.${textKey(code)}` as 'cause.xeroBusy')} ${i18n.t('history.inItsWords', {particulars})}`;
}

/** What to do, as sentences. */
export const problemFix = ({code, fix}: Pick<Problem, 'code' | 'fix'>): string =>
  isGeneral(code) ? i18n.t(`fix.${textKey(code)}` as 'fix.xeroBusy') : fix;

/** A problem with all of its words as this reader gets them, as sentences. */
export const spoken = <Told extends Pick<Problem, 'code' | 'title' | 'detail' | 'fix'>>(problem: Told): Told =>
  isGeneral(problem.code)
    ? {...problem, title: `${problemTitle(problem)}.`, detail: problemWhy(problem), fix: problemFix(problem)}
    : problem;

const generalTitle = (code: string): string => i18n.t(`problem.${textKey(code)}` as 'problem.xeroBusy');

const withoutStop = (title: string): string => title.replace(/\.$/, '');
