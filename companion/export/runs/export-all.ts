import type {Problem} from '../../../shared/result.ts';
import {unlessPassing} from '../../platform/trouble.ts';
import type {ExportContext} from '../context.ts';
import {discover} from '../discover/discover.ts';
import {noteUnknown} from '../discover/note-unknown.ts';
import {readAhead} from '../discover/read-masters.ts';
import type {Looked} from '../discover/settle-masters.ts';
import {circumstancesOf, hasFailures} from '../discover/settled.ts';
import {wakeContacts} from '../discover/wake-contacts.ts';
import {countFates} from '../fates.ts';
import {planWithChoices} from '../plan/plan-with-choices.ts';
import {errandsOn} from '../stages/errands.ts';
import {stagesOn} from '../stages/stages.ts';
import {invoices} from '../stages/xero-kinds/invoices.ts';
import type {RunProgress} from './execute-run.ts';
import {exportLooked} from './plan-and-export.ts';
import {recoverAll} from './recover-first.ts';

/**
 * Two hundred documents fill five look-ups and four sends: nine calls, 0.045 a document. Of what was read for its files or
 * payments alone no more is kept, either.
 */
const DOCUMENTS_A_ROUND = 200;
/** So many sales or purchases on end that DEAR does not give: then it is not they that are ill. */
const READS_IN_VAIN = 8;
/** How old Xero's choices may be for looking whether a failure was mended there; who asks has perhaps just mended it. */
const RECENT = {auto: 60_000, manual: 0, retry: 0};

/**
 * Everything that is authorised and not yet in Xero as it is: discovers, reads, and exports in rounds.
 *
 * @returns what DEAR did not give, if it was only for now; the next run goes on with it.
 */
export async function exportAll(context: ExportContext, telling: RunProgress): Promise<Problem | null> {
  await recoverAll(context);
  for (const stage of stagesOn(context.store.state.settings)) await unlessPassing(async () => stage.wake?.(context));
  const masters = await discoverAll(context, telling);
  telling.readStarted();
  telling.progress(0, masters.length);

  let done = 0;
  let inVain = 0;
  let problem: Problem | null = null;
  let round: Looked[] = [];
  const endRound = async () => {
    const looked = round;
    round = [];
    await exportLooked(context, looked);
    done += looked.length;
    telling.progress(done, masters.length);
  };
  try {
    for await (const {master, read, trouble} of readAhead(context, masters)) {
      if (trouble) {
        // It stays unsettled, and the next run reads it again; what DEAR does give goes on meanwhile.
        done++;
        context.work.counts.pending++;
        problem ??= trouble.problem;
        if (++inVain < READS_IN_VAIN) continue;
        await endRound();
        throw trouble;
      }
      inVain = 0;
      if (!read) {
        done++;
        if (!(await noteUnknown(context, master))) context.work.counts.pending++;
        continue;
      }
      round.push({read, plan: await planWithChoices(context, invoices, read)});
      telling.progress(done + round.length - 1, masters.length);
      const works = round.reduce((total, {plan}) => total + plan.work.length, 0);
      if (Math.max(works, round.length) >= DOCUMENTS_A_ROUND) await endRound();
    }
    await endRound();
    for (const errand of errandsOn(context.store.state.settings)) {
      if (context.work.signal.aborted) break;
      problem = (await unlessPassing(() => errand.run(context, telling))) ?? problem;
    }
  } catch (error) {
    // What was planned and not sent any more waits for the next run.
    countFates(
      context,
      round.map(({plan}) => plan),
    );
    throw error;
  }
  return problem;
}

/** Where something failed, Xero's choices are read first: a change there is what mends it. */
async function discoverAll(context: ExportContext, telling: RunProgress) {
  const {store, books} = context;
  let choices: string | null = null;
  if (hasFailures(store.briefs('masters'), books.tenantId)) {
    await unlessPassing(async () => {
      await wakeContacts(context);
      await telling.loadChoices(RECENT[context.work.trigger]);
      choices = context.choices().revision;
    });
  }
  return discover(context, () => circumstancesOf(store.state.settings, choices));
}
