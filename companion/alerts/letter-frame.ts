import {oneLine} from './one-line.ts';

/** What all mails have in common. */
export interface MailSetting {
  readonly company: string | null;
  /** Of the company: the times in the mail are its own. */
  readonly timeZone: string;
  readonly now: number;
  /** The mailing lists that the mail goes to, by name. */
  readonly lists: readonly string[];
}

const LONGEST = 150;

/** Who writes, what it is about, and whose books: one line that fits a list of mails. */
export function subjectOf(heading: string, {company}: MailSetting): string {
  const about = oneLine(heading);
  const cut = about.length > LONGEST ? `${about.slice(0, LONGEST - 1).trimEnd()}…` : about;
  return `Deerpath: ${cut}${company ? ` (${oneLine(company).slice(0, 60)})` : ''}`;
}

/** How to see more, and why this came. */
export function closingOf({lists}: MailSetting): string[] {
  const names = lists.map((name) => `“${oneLine(name)}”`).join(', ');
  return [
    'If the link stays on a page of DEAR: click Deerpath in its menu, then See Sync history.',
    `This mail goes to the mailing list${lists.length === 1 ? '' : 's'} ${names}. Who gets it is set in Deerpath’s settings, at Alert Type for Errors. The same problem is not mailed again within a day.`,
  ];
}
