import type {Problem} from '../../shared/result.ts';
import {problemOf} from '../platform/trouble.ts';
import type {Store} from '../store/store.ts';

/**
 * Raises the standing problem that DEAR's own Xero link seems to be on, while documents with DEAR's numbers come into Xero
 * beside us; a full run that meets none takes it back.
 */
export async function noteNativeLink(store: Store, strangers: ReadonlySet<string>, isFullRun: boolean): Promise<void> {
  const known = store.state.nativeLink ?? null;
  if (strangers.size === 0 && (known === null || !isFullRun)) return;
  await store.commit('export.settled', (changes) =>
    changes.setState({nativeLink: strangers.size === 0 ? null : linkSeemsOn(strangers)}),
  );
}

function linkSeemsOn(strangers: ReadonlySet<string>): Problem {
  const [first = ''] = strangers;
  const others = strangers.size - 1;
  return problemOf(
    'xero.native-link',
    'DEAR’s own Xero link seems to be on.',
    `${first}${others > 0 ? ` and ${others} more` : ''} came to Xero after Deerpath was connected, and not by Deerpath. With both on, everything would be posted twice.`,
    'Turn off the Xero integration in DEAR, under Integration > Xero. Then sync again.',
  );
}
