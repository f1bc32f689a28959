import {i18n} from '#i18n';
import type {Snapshot} from '../client/snapshot.ts';
import {numberText} from '../ui/format.ts';

export interface Badge {
  readonly text: string;
  readonly colour: string;
  /** What the icon says when the mouse rests on it. */
  readonly title: string;
}

const RED = '#b0233a';
const GREY = '#575160';

/** The mark on the icon: how many things need someone, or `!` when the companion is not there to say so. */
export function badgeOf(snapshot: Pick<Snapshot, 'state' | 'status' | 'trouble'>): Badge {
  switch (snapshot.state) {
    case 'unpaired':
      return {text: '', colour: GREY, title: i18n.t('badge.notPaired')};
    case 'away':
    case 'stranger':
    case 'revoked':
    case 'too-old':
      return {
        text: '!',
        colour: GREY,
        title: i18n.t('badge.away', {title: snapshot.trouble?.title ?? i18n.t('away.title')}),
      };
    case 'asking':
    case 'present': {
      const problems = snapshot.status?.problems ?? 0;
      if (problems === 0) return {text: '', colour: RED, title: 'Deerpath'};
      const text = problems > 999 ? '999+' : String(problems);
      return {text, colour: RED, title: i18n.t('badge.withProblems', problems, [numberText(problems)])};
    }
  }
}
