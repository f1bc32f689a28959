import {dayAt} from '../../shared/schedule/zone-time.ts';
import type {ExportContext} from '../export/context.ts';
import {countFates} from '../export/fates.ts';
import type {Errand} from '../export/stages/errand.ts';
import {waitingOut} from '../export/waiting-out.ts';
import {daysOn} from '../mapping/day.ts';
import {journalOfKey, planJournals} from './plan-journals.ts';
import {sendJournals} from './send-journals.ts';
import {stockJournals} from './stock-journals.ts';

/** Stock may be counted and corrected for weeks; DEAR tells no changes of postings, so these days are read again. */
const DAYS = 35;
const RECENT = 10 * 60_000;
const FRESH = 5_000;

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
    if (!row && work.trigger === 'auto' && readOn === today) return;

    const from = row?.day ?? firstDay(context, today, readOn);
    const to = row?.day ?? today;
    const postings = await dear.postings({from, to}, {urgent: work.urgent, signal: work.signal});
    await loadChoices(row || hasRefused(context) ? FRESH : RECENT);
    const journals = stockJournals(postings, context.mapping());
    const plan = await planJournals(context, journals, ({type, day}) =>
      row ? type === row.type && day === row.day : day >= from && day <= to,
    );
    try {
      // One that moved to an open day is dated later than its own.
      await waitingOut(context, plan.work, (_, works) => sendJournals(context, works, {from, to: daysOn(today, 1)}));
    } finally {
      countFates(context, [plan]);
    }
    if (!row && !work.signal.aborted) await noteRead(context, today);
  },
};

/** Whether any journal waits for something to be mended, in Xero perhaps. */
function hasRefused({store, books}: ExportContext): boolean {
  const prefix = `${books.account}/${books.tenantId}/journal/`;
  for (const {id, state} of store.values('ledger')) if (state === 'refused' && id.startsWith(prefix)) return true;
  return false;
}

const cursorOf = ({books}: ExportContext): string => `${books.account}/${books.tenantId}/journals`;

function firstDay({store}: ExportContext, today: string, readOn: string | undefined): string {
  const {ignoreBefore} = store.state.settings;
  const recent = daysOn(readOn ?? today, -DAYS);
  if (ignoreBefore === null) return recent;
  return readOn === undefined || ignoreBefore > recent ? ignoreBefore : recent;
}

/** In the same words as the lists' cursors: a day is one, too. */
const noteRead = (context: ExportContext, today: string): Promise<void> =>
  context.store.commit('export.settled', (changes) =>
    changes.setState({cursors: {...changes.state.cursors, [cursorOf(context)]: today}}),
  );
