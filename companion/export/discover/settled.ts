import {createHash} from 'node:crypto';
import type {Settings} from '../../../shared/contract/settings.ts';
import type {MasterBrief, SettledBrief} from '../../store/briefs.ts';
import type {Master} from '../../store/master-record.ts';
import type {Stage} from '../stages/stage.ts';
import {stagesOn} from '../stages/stages.ts';

/** The circumstances under which a sale or purchase counts as settled. */
export interface Circumstances {
  readonly ignoreBefore: string | null;
  /** Of everything in the settings that mapping reads. */
  readonly mapping: string;
  /** Revision of Xero's choices; null while this run has not read them. */
  readonly choices: string | null;
  /** What is taken to Xero beside invoices and bills. */
  readonly stages: readonly Stage[];
}

export const circumstancesOf = (settings: Settings, choices: string | null): Circumstances => ({
  ignoreBefore: settings.ignoreBefore,
  mapping: createHash('sha256')
    .update(JSON.stringify([settings.mapping, settings.documentStatus, settings.lockedDocuments]))
    .digest('hex')
    .slice(0, 16),
  choices,
  stages: stagesOn(settings),
});

/**
 * Under what a fully looked-at sale or purchase is settled. One with a Failed part is looked at again when mapping or Xero's
 * choices change; one with an ignored part, when the first day moves back.
 */
export function settledUnder(found: {failed: boolean; ignored: boolean}, now: Circumstances): string {
  if (found.failed) return `failed|${now.mapping}|${now.choices ?? ''}|${now.ignoreBefore ?? ''}`;
  return found.ignored ? `ignored|${now.ignoreBefore ?? ''}` : 'settled';
}

/** Whether a row of the lists costs nothing more: its stamp is one on which everything was settled, and still is. */
export function isSettled(master: Master, tenantId: string, now: Circumstances): boolean {
  const settled = master.settled[tenantId];
  if (!settled?.stamps.includes(master.seenStamp)) return false;
  const isNew = (stage: Stage) => !settled.stages?.includes(stage.name) && stage.concerns(master, now);
  if (now.stages.some(isNew)) return false;
  return holds(settled.under, now);
}

function holds(under: string, now: Circumstances): boolean {
  const [state, first = '', second = '', third = ''] = under.split('|');
  if (state === 'settled') return true;
  // A later first day ignores what an earlier one ignored, too.
  if (state === 'ignored') return now.ignoreBefore !== null && now.ignoreBefore >= first;
  return (
    first === now.mapping && (now.choices === null || second === now.choices) && third === (now.ignoreBefore ?? '')
  );
}

/** The same as far as it can be told without reading it: false where it has to be looked at. */
export function isSettledInBrief({settled}: MasterBrief, tenantId: string, now: Circumstances): boolean {
  const found = settledIn(settled).find(([tenant]) => tenant === tenantId);
  if (!found) return false;
  const [, isSeen, under, stages] = found;
  return isSeen && now.stages.every(({name}) => stages.includes(name)) && holds(under, now);
}

/** Whether it was ever settled in that tenant, under whatever. */
export const isSettledIn = (settled: MasterBrief['settled'], tenantId: string): boolean =>
  settledIn(settled).some(([tenant]) => tenant === tenantId);

/** Whether any sale or purchase waits for a change of mapping or of Xero's choices. */
export function hasFailures(masters: Iterable<MasterBrief>, tenantId: string): boolean {
  for (const {settled} of masters) if (hasFailedIn(settled, tenantId)) return true;
  return false;
}

/** Whether it waits for one. */
export const hasFailedIn = (settled: MasterBrief['settled'], tenantId: string): boolean =>
  settledIn(settled).some(([tenant, , under]) => tenant === tenantId && under.startsWith('failed|'));

/** Of a hundred thousand the last one's text is nearly always the next one's, too. */
let last: {readonly text: string; readonly settled: readonly SettledBrief[]} = {text: '[]', settled: []};

function settledIn(text: string): readonly SettledBrief[] {
  if (last.text !== text) last = {text, settled: JSON.parse(text)};
  return last.settled;
}
