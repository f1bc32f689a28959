import {recoverSend, SAME_KEY_FOR} from '../../ledger/recover.ts';
import {Trouble} from '../../platform/trouble.ts';
import type {ExportContexts, ExporterDependencies} from '../export-contexts.ts';

/** How often what stayed unknown is looked at again by itself. */
const LOOK_AGAIN_EVERY = 60_000;

/**
 * While anything sent is of unknown outcome, looks for it again by itself: each minute, and when Xero has forgotten the key.
 * After a crash this is what finds out, before anybody asks.
 *
 * @param isBusy whether a run is under way, which looks at what is unknown itself.
 */
export function createFollower(
  {clock, log, store, xero}: ExporterDependencies,
  contexts: ExportContexts,
  signal: AbortSignal,
  isBusy: () => boolean,
): {follow(): void; atRest(): Promise<void>} {
  let following: Promise<void> | null = null;
  const open = () => [...store.values('sends')].filter(({tenantId}) => tenantId === xero.tenantId());

  async function lookUntilNothingIsOpen(): Promise<void> {
    for (let first = true; open().length > 0; first = false) {
      const oldest = Math.max(...open().map(({firstSentAt}) => clock.now() - Date.parse(firstSentAt)));
      const untilForgotten = Math.max(0, SAME_KEY_FOR - oldest) + 1_000;
      if (!first || isBusy()) await clock.sleep(Math.min(LOOK_AGAIN_EVERY, untilForgotten), signal);
      if (signal.aborted) return;
      if (isBusy()) continue;
      const context = contexts.forHousekeeping(signal);
      for (const {id} of open()) await recoverSend(context, id, 0);
    }
  }

  return {
    follow() {
      if (following || signal.aborted || open().length === 0) return;
      following = lookUntilNothingIsOpen()
        .catch((error: unknown) => {
          const code = error instanceof Trouble ? error.problem.code : 'unexpected';
          log.warn({code}, 'What is unknown in Xero stays so for now');
        })
        .finally(() => {
          following = null;
        });
    },
    atRest: async () => {
      await following;
    },
  };
}
