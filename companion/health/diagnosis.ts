import type {Settings} from '../../shared/contract/settings.ts';
import type {Status} from '../../shared/contract/status.ts';
import type {Run} from '../../shared/export/run.ts';
import type {StatusCounts} from '../../shared/history/transaction.ts';

export interface DiagnosisFacts {
  readonly at: string;
  readonly machine: {readonly node: string; readonly platform: string; readonly architecture: string};
  readonly freeBytes: number | undefined;
  readonly status: Status;
  readonly counts: StatusCounts;
  readonly documents: number;
  readonly people: {readonly administrators: number; readonly staff: number};
  readonly settings: Settings;
  /** The code of each problem that a transaction has now. */
  readonly failedCodes: readonly string[];
}

/**
 * What helps whoever helps, as plain lines to copy: versions, states, counts, budgets, settings, codes of problems. Pure, and
 * by its making without secrets: no key, token, address, and no name of a person, a company, a customer or a rule goes in.
 */
export function diagnosisText({
  at,
  machine,
  freeBytes,
  status,
  counts,
  documents,
  people,
  settings,
  failedCodes,
}: DiagnosisFacts): string {
  const {dear, xero, budget, lastRun} = status;
  const {mapping, autosync} = settings;
  const size = (map: object): number => Object.keys(map).length;
  const lines: readonly [string, string][] = [
    ['Deerpath companion', `${status.version}, Node ${machine.node}, ${machine.platform} ${machine.architecture}`],
    ['At', at],
    ['Disk', freeBytes === undefined ? 'not known' : `${Math.round(freeBytes / 1_048_576)} MB free`],
    ['DEAR', stateText(dear.state, dear.problem?.code)],
    ['Xero', stateText(xero.state, xero.problem?.code)],
    ['Xero login ends', xero.reconnectBy ?? 'not known'],
    [
      'Calls left',
      `Xero ${leftText(budget.xeroMinute)} this minute, ${leftText(budget.xeroDay)} today; DEAR ${leftText(budget.dearMinute)} this minute`,
    ],
    ['Run now', status.run ? runText(status.run) : 'none'],
    ['Last run', lastRun ? runText(lastRun) : 'none'],
    ['Next by itself', status.nextAutosyncAt ?? 'none'],
    [
      'History',
      `${counts.Pending} Pending, ${counts.Completed} Completed, ${counts.Failed} Failed, ${counts.Skipped} Skipped; ${documents} documents known`,
    ],
    ['Problems of documents', tallyText(failedCodes)],
    ['Standing problems', tallyText((status.standing ?? []).map(({code}) => code))],
    [
      'People',
      `${people.administrators} ${people.administrators === 1 ? 'administrator' : 'administrators'}, ${people.staff} staff`,
    ],
    [
      'Sends',
      ['exportAttachments', 'exportPurchaseOrders', 'exportPayments', 'exportJournals']
        .filter((name) => settings[name as 'exportPayments'])
        .join(', ') || 'invoices and bills alone',
    ],
    [
      'Settings',
      `documents as ${settings.documentStatus}, locked ones ${settings.lockedDocuments}, from ${settings.ignoreBefore ?? 'any day'} on, files ${settings.attachmentDays} days`,
    ],
    [
      'Autosync',
      autosync.enabled
        ? `every ${autosync.frequency} from ${autosync.startDate} ${autosync.startTime}, zone ${autosync.timeZone ?? 'of the company'}, alerts ${autosync.alert.type}`
        : 'off',
    ],
    ['Mailing lists', `${settings.mailingLists.length}; e-mail ${status.mail ? 'can be sent' : 'is not set up'}`],
    [
      'Matched by hand',
      `${size(mapping.taxRules)} tax rules, ${size(mapping.accounts)} accounts, ${size(mapping.bankAccounts)} bank accounts; ${['defaultSalesAccount', 'defaultPurchaseAccount', 'roundingAccount'].filter((name) => mapping[name as 'roundingAccount'] !== null).join(', ') || 'no stand-in'}`,
    ],
  ];
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
}

const stateText = (state: string, code: string | undefined): string => (code ? `${state} (${code})` : state);

const leftText = ({remaining, limit}: {readonly remaining: number; readonly limit: number}): string =>
  `${remaining} of ${limit}`;

/** A scope may name a document by its id; its kind is enough here. */
const runText = ({scope, trigger, state, counts, startedAt, finishedAt, problem}: Run): string =>
  [
    `${scope.kind}, ${trigger}, ${state}`,
    `from ${startedAt}${finishedAt ? ` to ${finishedAt}` : ''}`,
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(' '),
    ...(problem ? [problem.code] : []),
  ].join(', ');

/** `3 × mapping.account-archived, 1 × xero.locked`, the most frequent first. */
function tallyText(codes: readonly string[]): string {
  const tally = new Map<string, number>();
  for (const code of codes) tally.set(code, (tally.get(code) ?? 0) + 1);
  const parts = [...tally].sort(([one, a], [other, b]) => b - a || one.localeCompare(other));
  return parts.map(([code, count]) => `${count} × ${code}`).join(', ') || 'none';
}
