import {dayAt} from '../../shared/schedule/zone-time.ts';
import type {ExportContext} from '../export/context.ts';
import {circumstancesOf} from '../export/discover/settled.ts';
import {countFates, fateOf} from '../export/fates.ts';
import {hangsOnChoices} from '../export/plan/hangs-on-choices.ts';
import type {Errand} from '../export/stages/errand.ts';
import type {PartPlan} from '../export/stages/stage.ts';
import {waitingOut} from '../export/waiting-out.ts';
import {daysOn} from '../mapping/day.ts';
import {isUnknown} from './account-role.ts';
import {type JournalPlan, journalOfKey, planJournals} from './plan-journals.ts';
import {sendJournals} from './send-journals.ts';
import {stockJournals} from './stock-journals.ts';

/** Stock may be counted and corrected for weeks; DEAR tells no changes of postings, so these days are read again. */
const DAYS = 35;
const RECENT = 10 * 60_000;
/** Where something failed; who asks has perhaps just mended it. */
const FRESH = {auto: 60_000, manual: 0, retry: 0};

/**
 * Stock value as manual journals, one a day and type. Reads DEAR's postings once a day, and whenever a person syncs; the
 * first time from the first day that counts.
 */
export const journalsErrand: Errand = {
  name: 'journals',
  kinds: ['journal'],
  isOn: ({exportJournals}) => exportJournals,

  async run(context, {loadChoices, only}) {
    const {clock, dear, store, work} = context;
    const today = dayAt(clock.now(), store.state.dear?.timeZone ?? 'UTC');
    const row = only === undefined ? undefined : journalOfKey(only);
    const readOn = store.state.cursors[cursorOf(context)];
    const open = openJournals(context);
    const wasRead = !row && work.trigger === 'auto' && readOn === today;
    if (wasRead && open.length === 0) return;

    const isMended = open.some(({status}) => status === 'Failed');
    await loadChoices(isMended ? FRESH[work.trigger] : RECENT);
    const under = circumstances(context);
    // What failed goes once a setting or Xero is another one; today's postings alone mend nothing.
    const isAsBefore = store.state.cursors[underOf(context)] === under;
    if (wasRead && isAsBefore && open.every(({status}) => status === 'Failed')) return;

    const from = row?.day ?? earliest(firstDay(context, today, readOn), open);
    const to = row?.day ?? today;
    const postings = await dear.postings({from, to}, {urgent: work.urgent, signal: work.signal});
    const mapping = context.mapping();
    const isTold = (posting: (typeof postings)[number]) => !isUnknown(posting, mapping);
    const dearAccounts = postings.every(isTold) ? [] : (await dear.choices({signal: work.signal})).accounts;
    const once = async () => {
      const plan = await planJournals(
        context,
        stockJournals(postings, context.mapping(), dearAccounts),
        ({type, day}) => (row ? type === row.type && day === row.day : day >= from && day <= to),
      );
      // One that moved to an open day is dated later than its own.
      await waitingOut(context, plan.work, (_, works) => sendJournals(context, works, {from, to: daysOn(today, 1)}));
      return plan;
    };
    const plans: JournalPlan[] = [];
    try {
      plans.push(await once());
      if (isKeptBack(context, plans) && (await context.renewMapping(work.beganAt))) plans.push(await once());
    } finally {
      countFates(context, [together(context, plans)]);
    }
    if (!row && !work.signal.aborted) await noteRead(context, today, under);
  },
};

/** Whether Xero's accounts or lock dates keep something back, which may be others there by now. */
const isKeptBack = ({rehearsal, store, work}: ExportContext, plans: readonly JournalPlan[]): boolean => {
  if (rehearsal || work.signal.aborted) return false;
  const problemOn = (entryId: string) => {
    const rowId = store.get('ledger', entryId)?.rowId;
    return rowId ? store.get('rows', rowId)?.transaction.problem : undefined;
  };
  return plans.some(
    (plan) =>
      plan.failed > 0 ||
      plan.work.some(({entryId}) => {
        const problem = problemOn(entryId);
        return problem ? hangsOnChoices(problem) : false;
      }),
  );
};

/** What was planned a second time, with what had gone by the first. */
function together({store}: ExportContext, [first, second]: readonly JournalPlan[]): PartPlan {
  if (!first) return {work: [], unknown: [], failed: 0, waiting: 0, held: 0, unchanged: 0, skipped: 0, ignored: 0};
  if (!second) return first;
  const gone = first.work.filter(
    ({entryId}) => fateOf(store, entryId) === 'Completed' && !second.work.some((again) => again.entryId === entryId),
  );
  return {...second, work: [...gone, ...second.work], unchanged: second.unchanged - gone.length};
}

/** Days that count, of journals that are not yet in Xero as they are: Pending or Failed. */
function openJournals({store, books}: ExportContext): {day: string; status: string}[] {
  const journals = `${books.account}/${books.tenantId}/journal`;
  const {ignoreBefore} = store.state.settings;
  const open: {day: string; status: string}[] = [];
  for (const {id, rowId} of store.select('ledger', {place: journals})) {
    const day = journalOfKey(id)?.day;
    const status = day && rowId ? store.get('rows', rowId)?.transaction.status : undefined;
    if (!day || (ignoreBefore !== null && day < ignoreBefore)) continue;
    if (status === 'Pending' || status === 'Failed') open.push({day, status});
  }
  return open;
}

const earliest = (day: string, open: readonly {readonly day: string}[]): string =>
  open.reduce((first, one) => (one.day < first ? one.day : first), day);

/** What journals are mapped by, in short. */
const circumstances = ({store, choices}: ExportContext): string =>
  `${circumstancesOf(store.state.settings, null).mapping}|${choices().revision}`;

/** Another first day reads the postings anew. */
const cursorOf = ({books, store}: ExportContext): string =>
  `${books.account}/${books.tenantId}/journals/${store.state.settings.ignoreBefore ?? ''}`;

const underOf = ({books}: ExportContext): string => `${books.account}/${books.tenantId}/journals-under`;

function firstDay({store}: ExportContext, today: string, readOn: string | undefined): string {
  const {ignoreBefore} = store.state.settings;
  const recent = daysOn(readOn ?? today, -DAYS);
  if (ignoreBefore === null) return recent;
  return readOn === undefined || ignoreBefore > recent ? ignoreBefore : recent;
}

/** In the same words as the lists' cursors: a day is one, too. */
const noteRead = (context: ExportContext, today: string, under: string): Promise<void> =>
  context.store.commit('export.settled', (changes) =>
    changes.setState({cursors: {...changes.state.cursors, [cursorOf(context)]: today, [underOf(context)]: under}}),
  );
