import {historyLink} from '../../shared/alerts/history-link.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {Money} from '../../shared/money/money.ts';
import type {Notice} from '../store/records.ts';
import type {Letter, LetterCause, LetterDocument} from './letter.ts';
import {closingOf, type MailSetting, subjectOf} from './letter-frame.ts';
import {oneLine} from './one-line.ts';
import {timeText} from './time-text.ts';
import {webAddress} from './web-address.ts';

/** As many documents as a cause lists in a mail. */
const LISTED = 10;

/**
 * What has gone wrong, grouped by cause with the way to mend each.
 *
 * @param documentOf the history row of an id, if it is still there.
 */
export function troubleLetter(
  {news, stillOpen}: {news: readonly Notice[]; stillOpen: readonly Notice[]},
  documentOf: (id: string) => Transaction | undefined,
  setting: MailSetting,
): Letter {
  const told = [...news].sort(gravestFirst);
  const heading = headingOf(told);
  return {
    subject: subjectOf(heading, setting),
    heading,
    intro: introOf(told, setting),
    causes: told.map((notice) => causeOf(notice, documentOf)),
    stillOpen: stillOpen.map(({notification}) => oneLine(notification.title)),
    history: historyLink(),
    closing: closingOf(setting),
  };
}

/** What stops everything first, then what most documents have. */
function gravestFirst({notification: one}: Notice, {notification: other}: Notice): number {
  const rank = {error: 0, warning: 1, info: 2};
  return (
    rank[one.severity] - rank[other.severity] ||
    Number(one.count > 0) - Number(other.count > 0) ||
    other.count - one.count
  );
}

function headingOf(news: readonly Notice[]): string {
  const [first] = news;
  if (news.length === 1 && first) return oneLine(first.notification.title);
  const standing = news.filter(({notification}) => notification.count === 0);
  const documents = news.reduce((sum, {notification}) => sum + notification.count, 0);
  const count = documents === 1 ? '1 document' : `${documents.toLocaleString('en')} documents`;
  if (standing.length === 0) return `${count} did not go to Xero`;
  const title = oneLine(standing[0]?.notification.title ?? '');
  if (documents > 0) return `${title}, and ${count} did not go to Xero`;
  const others = standing.length - 1;
  return `${title}, and ${others === 1 ? 'one more thing' : `${others} more things`}`;
}

function introOf(news: readonly Notice[], {now, timeZone}: MailSetting): string {
  const at = timeText(now, timeZone);
  const needSomeone = news.filter(({notification}) => notification.severity === 'error').length;
  if (needSomeone === 0) return `As of ${at}. Nothing has to be done at once.`;
  return needSomeone === 1
    ? `As of ${at}, one thing needs someone. What waits is kept, nothing is lost.`
    : `As of ${at}, ${needSomeone} things need someone. What waits is kept, nothing is lost.`;
}

function causeOf({notification}: Notice, documentOf: (id: string) => Transaction | undefined): LetterCause {
  const {id, title, detail, fix, link, count, transactionIds} = notification;
  const documents = transactionIds.slice(0, LISTED).flatMap((id) => documentOf(id) ?? []);
  return {
    title: oneLine(title),
    detail: oneLine(detail),
    fix: oneLine(fix),
    link: webAddress(link),
    documents: documents.map(lineOf),
    more: count - documents.length,
    inHistory: transactionIds.length > 0 ? historyLink(id) : null,
  };
}

const lineOf = ({dear, xero, amount}: Transaction): LetterDocument => ({
  name: [dear.number || 'without a number', dear.party, amount ? amountText(amount) : '']
    .map(oneLine)
    .filter(Boolean)
    .join(' · '),
  inDear: webAddress(dear.url),
  inXero: webAddress(xero?.url),
});

/** `1,265.00 NZD`. */
const amountText = ({value, currency}: Money): string => `${value.replace(/\B(?=(\d{3})+\.)/g, ',')} ${currency}`;
