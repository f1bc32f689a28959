import {historyLink} from '../../shared/alerts/history-link.ts';
import type {Letter} from './letter.ts';
import {closingOf, type MailSetting, subjectOf} from './letter-frame.ts';
import {timeText} from './time-text.ts';

/** A mail that only shows that mails arrive. */
export function testLetter(asker: string, setting: MailSetting): Letter {
  const heading = 'Test mail';
  return {
    subject: subjectOf(heading, setting),
    heading: 'Mails from Deerpath arrive here',
    intro: `${asker} asked for this test at ${timeText(setting.now, setting.timeZone)}. When a document cannot go to Xero, a mail like this one says why, and how to mend it.`,
    causes: [],
    stillOpen: [],
    history: historyLink(),
    closing: closingOf(setting),
  };
}
