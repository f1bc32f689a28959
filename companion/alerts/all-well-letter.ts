import {historyLink} from '../../shared/alerts/history-link.ts';
import type {Letter} from './letter.ts';
import {closingOf, type MailSetting, subjectOf} from './letter-frame.ts';
import {timeText} from './time-text.ts';

/** That nothing needs anybody any more, after a mail that told of trouble. */
export function allWellLetter(setting: MailSetting): Letter {
  const heading = 'All is well again';
  return {
    subject: subjectOf(heading, setting),
    heading,
    intro: `Everything that needed someone is mended, as of ${timeText(setting.now, setting.timeZone)}. Nothing has to be done.`,
    causes: [],
    stillOpen: [],
    history: historyLink(),
    closing: closingOf(setting),
  };
}
