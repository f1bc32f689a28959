import {i18n} from '#i18n';
import type {Notification} from '../../shared/alerts/notification.ts';
import {catalogue} from '../../shared/problems/catalogue.ts';
import type {Problem} from '../../shared/result.ts';
import {said, saidInDetail} from '../sentences/said.ts';
import {textKey} from '../ui/text-key.ts';

/**
 * The companion writes English, and names the account, the rule, the figures. Who reads another language gets the same
 * sentences in that language. Where one is not known there, what its code means in general stands in its place, and the
 * companion's own words beside it, so that no particular is lost.
 */
const hasGeneral = (code: string): boolean => Object.hasOwn(catalogue, code);

/** The title of a problem, or of a notice that counts its documents, without its full stop. */
export const problemTitle = ({code, title}: Pick<Problem, 'code' | 'title'>): string =>
  withoutStop(knownTitle(title) ?? (hasGeneral(code) ? generalTitle(code) : said(title)));

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
  const why = saidInDetail(detail);
  if (!hasGeneral(code)) return why.text;
  const isKnown = why.rest.length === 0 || why.text !== detail;
  const unknown = [
    ...(knownTitle(title) === undefined ? [`${withoutStop(title)}.`] : []),
    ...(isKnown ? [] : [detail]),
  ];
  return [
    isKnown ? why.text : i18n.t(`cause.${textKey(code)}` as 'cause.xeroBusy'),
    unknown.length === 0 ? '' : i18n.t('history.inItsWords', {particulars: unknown.join(' ')}),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** Why, of a notice: where it counts documents it begins with their numbers, which no language has words for. */
export const noticeWhy = (notice: Pick<Notification, 'code' | 'title' | 'detail' | 'count'>): string =>
  notice.count > 0 ? said(notice.detail) : problemWhy(notice);

/** What to do, as sentences. */
export function problemFix({code, fix}: Pick<Problem, 'code' | 'fix'>): string {
  const {text, rest} = saidInDetail(fix);
  return rest.length > 0 && hasGeneral(code) ? i18n.t(`fix.${textKey(code)}` as 'fix.xeroBusy') : text;
}

/** A problem with all of its words as this reader gets them, as sentences. */
export const spoken = <Told extends Pick<Problem, 'code' | 'title' | 'detail' | 'fix'>>(problem: Told): Told =>
  i18n.t('extension.language') === 'en'
    ? problem
    : {...problem, title: `${problemTitle(problem)}.`, detail: problemWhy(problem), fix: problemFix(problem)};

/** The companion's own title in the reader's language; undefined where it is not known there. */
const knownTitle = (title: string): string | undefined =>
  ['notice', 'said'].map((group) => saidInDetail(title, group)).find(({rest}) => rest.length === 0)?.text;

const generalTitle = (code: string): string => i18n.t(`problem.${textKey(code)}` as 'problem.xeroBusy');

const withoutStop = (title: string): string => title.replace(/\.$/, '');
