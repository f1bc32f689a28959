import type {Delivery, OutgoingMail, Postman} from '../../companion/alerts/postman.ts';
import {problemOf, Trouble} from '../../companion/platform/trouble.ts';

export interface FakePostman extends Postman {
  /** What was taken, in order, again and again where it was sent again. */
  readonly sent: OutgoingMail[];
  /** How it treats the mails to come. */
  mood: 'takes' | 'away' | {readonly refuses: string};
}

/** A mail server of our own that takes what it is given, unless a test says otherwise. */
export function fakePostman(): FakePostman {
  const postman: FakePostman = {
    sent: [],
    mood: 'takes',
    async send(mail): Promise<Delivery> {
      const {mood} = postman;
      if (mood === 'away') throw away();
      const refuses = typeof mood === 'string' ? undefined : mood.refuses;
      const taken = mail.to.filter((address) => address !== refuses);
      if (taken.length > 0) postman.sent.push({...mail, to: taken});
      return {
        taken,
        refused: mail.to
          .filter((address) => address === refuses)
          .map((address) => ({address, words: '550 No such user here'})),
      };
    },
  };
  return postman;
}

const away = () =>
  new Trouble(
    'passing',
    problemOf(
      'mail.unreachable',
      'The mail server mail.example.com does not answer.',
      'It said: connection refused',
      'See that it runs, and that host and port in SMTP_URL are right where the companion runs.',
    ),
  );
