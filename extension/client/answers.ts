import * as z from 'zod/mini';
import {activityAnswer} from '../../shared/contract/activity.ts';
import {
  dearChoices,
  dearConnection,
  dearDocuments,
  ownLink,
  xeroChoices,
  xeroLogin,
} from '../../shared/contract/connections.ts';
import {daysAnswer} from '../../shared/contract/days.ts';
import {diagnosisAnswer} from '../../shared/contract/diagnosis.ts';
import {forecast} from '../../shared/contract/forecast.ts';
import {notificationsAnswer, testMailAnswer} from '../../shared/contract/notifications.ts';
import {invitationAnswer, usersAnswer} from '../../shared/contract/pairing.ts';
import {reconciliationAnswer} from '../../shared/contract/reconciliation.ts';
import {previewAnswer, runAnswer, runsAnswer} from '../../shared/contract/runs.ts';
import {type Settings, settings} from '../../shared/contract/settings.ts';
import {transactionAnswer, transactionDetail, transactionsAnswer} from '../../shared/contract/transactions.ts';
import {guidsInPage} from '../../shared/documents/page-address.ts';
import type {Run} from '../../shared/export/run.ts';
import type {Transaction} from '../../shared/history/transaction.ts';
import type {Problem} from '../../shared/result.ts';
import {spoken} from '../alerts/problem-words.ts';
import {viewOf} from '../documents/document-view.ts';
import {menuOf} from '../export/menu-facts.ts';
import type {
  Answer,
  AnswerTo,
  Ask,
  AskName,
  DocumentFacts,
  DocumentOnPage,
  DocumentRow,
  FormFacts,
  PanelPlace,
  TaggedSettings,
} from '../messages/asks.ts';
import {said} from '../sentences/said.ts';
import type {Tagged} from './call.ts';
import type {Link} from './link.ts';
import type {Memory} from './memory.ts';
import type {Snapshot} from './snapshot.ts';
import {troubleOf} from './troubles.ts';

export type Answers = {readonly [Name in AskName]: (details: Ask<Name>) => Promise<AnswerTo<Name>>};

export interface AnswersDependencies {
  readonly link: Link;
  readonly memory: Memory;
  /** Runs heard of since the worker woke, newest last. */
  readonly runs: () => readonly Run[];
  /** What the side panel was opened on, said once. */
  readonly panelDocument: () => Promise<PanelPlace | null>;
  /** Turns the built-in sample books on and off. */
  readonly example: {readonly start: () => Promise<Snapshot>; readonly leave: () => Promise<Snapshot>};
  /** Opens the set-up page, at a step of it. */
  readonly openSetUp: (step: string | undefined) => Promise<unknown>;
}

/** What the worker answers to each ask; every one a call to the companion or a look into the worker's own memory. */
export function createAnswers({link, memory, runs, panelDocument, openSetUp, example}: AnswersDependencies): Answers {
  const nothing = z.unknown();
  const startRun = async (scope: unknown): Promise<Run> =>
    (await link.ask({method: 'POST', path: '/api/runs', body: {scope}}, runAnswer)).run;

  const runOf = async (id: string): Promise<Run> => (await link.ask({path: runPath(id)}, runAnswer)).run;
  /** What was heard of a run that is over holds; one in work may have been cut off since. */
  const over = (wanted: string): Run | undefined => runs().find((run) => run.id === wanted && run.finishedAt !== null);

  return {
    snapshot: async () => {
      link.wake();
      return link.snapshot();
    },
    'try-again': () => link.tryAgain(),
    find: ({address}) => link.find(address),
    'start-example': () => example.start(),
    'leave-example': () => example.leave(),
    pair: ({address, code, name}) => link.pair(address, code, name),

    'connect-dear': async (keys) => {
      const connection = await link.ask({method: 'PUT', path: '/api/connections/dear', body: keys}, dearConnection);
      await link.tryAgain();
      return connection;
    },
    'connect-xero': () => link.ask({method: 'POST', path: '/api/connections/xero'}, xeroLogin),
    'disconnect-dear': async () => {
      await link.ask({method: 'DELETE', path: '/api/connections/dear'}, nothing);
      return null;
    },
    'disconnect-xero': async () => {
      await link.ask({method: 'DELETE', path: '/api/connections/xero'}, nothing);
      return null;
    },
    'say-own-link': async (said) => {
      await link.ask({method: 'PUT', path: '/api/connections/dear/own-link', body: said}, ownLink);
      await link.tryAgain();
      return null;
    },
    'choose-organisation': async (choice) => {
      await link.ask({method: 'PUT', path: '/api/connections/xero', body: choice}, nothing);
      await link.tryAgain();
      return null;
    },
    'dear-choices': () => link.ask({path: '/api/dear/choices'}, dearChoices),
    'dear-documents': ({from}) =>
      link.ask({path: `/api/dear/documents?from=${encodeURIComponent(from)}`}, dearDocuments),
    'xero-choices': () => link.ask({path: '/api/xero/choices'}, xeroChoices),
    settings: async () => taggedSettings(await link.askTagged({path: '/api/settings'}, settings)),
    'change-settings': async ({patch, tag}) =>
      taggedSettings(
        await link.askTagged({method: 'PATCH', path: '/api/settings', body: patch, ifMatch: tag}, settings),
      ),

    sync: ({scope}) => startRun(scope),
    'stop-run': async ({id}) => {
      await link.ask({method: 'DELETE', path: runPath(id)}, nothing);
      return null;
    },

    transactions: (query) => link.ask({path: `/api/transactions${search(query)}`}, transactionsAnswer),
    transaction: ({id}) => link.ask({path: transactionPath(id)}, transactionDetail),
    retry: async ({id}) => (await link.ask({method: 'POST', path: `${transactionPath(id)}/retry`}, runAnswer)).run,
    skip: async ({id, reason}) =>
      (await link.ask({method: 'POST', path: `${transactionPath(id)}/skip`, body: {reason}}, transactionAnswer))
        .transaction,
    unskip: async ({id}) =>
      (await link.ask({method: 'POST', path: `${transactionPath(id)}/unskip`}, transactionAnswer)).transaction,
    users: () => link.ask({path: '/api/users?limit=200'}, usersAnswer),
    'revoke-user': async ({id}) => {
      await link.ask({method: 'DELETE', path: `/api/users/${encodeURIComponent(id)}`}, nothing);
      return null;
    },
    diagnosis: () => link.ask({path: '/api/diagnosis'}, diagnosisAnswer),
    'test-mail': ({id}) =>
      link.ask({method: 'POST', path: `/api/mailing-lists/${encodeURIComponent(id)}/test`}, testMailAnswer),
    invite: (invitation) => link.ask({method: 'POST', path: '/api/invitations', body: invitation}, invitationAnswer),
    'panel-document': panelDocument,

    runs: (query) => link.ask({path: `/api/runs${search(query)}`}, runsAnswer),
    run: ({id}) => runOf(id),
    days: (period) => link.ask({path: `/api/transactions/days${search(period)}`}, daysAnswer),
    csv: ({of, query}) => link.askText(`/api/${of}.csv${search(query)}`),
    activity: (query) => link.ask({path: `/api/activity${search(query)}`}, activityAnswer),
    notifications: ({open}) =>
      link.ask({path: `/api/notifications${search({limit: 200, ...(open ? {open} : {})})}`}, notificationsAnswer),
    dismiss: async ({id}) => {
      await link.ask({method: 'POST', path: `/api/notifications/${encodeURIComponent(id)}/dismiss`}, nothing);
      return null;
    },
    'dismiss-all': async () => {
      await link.ask({method: 'POST', path: '/api/notifications/dismiss-all'}, nothing);
      return null;
    },
    'start-preview': async ({scope}) =>
      (await link.ask({method: 'POST', path: '/api/runs', body: {scope, preview: true}}, runAnswer)).run,
    preview: ({id}) => link.ask({path: `${runPath(id)}/preview`}, previewAnswer),
    reconciliation: (period) => link.ask({path: `/api/reconciliation${search(period)}`}, reconciliationAnswer),

    document: async ({id, family, watching, recalled}) => {
      const found = await link.ask(
        {path: `/api/transactions${search({document: id, limit: 100})}`},
        transactionsAnswer,
      );
      // A sale's guid at a purchase's address names no purchase.
      const items = found.items.filter(({dear}) => (guidsInPage(dear.url)?.family ?? family) === family);
      const {status} = await link.snapshot();
      const inWork = async (): Promise<Run | null> => {
        const heardOf = [...runs(), ...(status?.run ? [status.run] : [])]
          .reverse()
          .find((run) => run.finishedAt === null && concerns(run, {id, family}, items));
        // A companion that died tells of no end: only it knows whether the run goes on.
        const asItIs = heardOf ? await runOf(heardOf.id).catch(() => null) : null;
        return asItIs?.finishedAt === null ? asItIs : null;
      };
      const run =
        watching === undefined
          ? ((await inWork()) ??
            (recalled === undefined ? null : (over(recalled) ?? (await runOf(recalled).catch(() => null)))))
          : (over(watching) ?? (await runOf(watching)));
      const known = facts(items, run, status?.dear.company ?? null);
      return {view: viewOf(family, known), run: known.run, hasRows: items.length > 0};
    },
    'sync-document': async ({family, id}) => ({runId: (await startRun({kind: family, id})).id}),
    menu: async ({watching}) => {
      const run = watching === undefined ? undefined : (over(watching) ?? (await runOf(watching)));
      return menuOf(await link.snapshot(), run, new Date());
    },
    'sync-all': async () => ({runId: (await startRun({kind: 'all'})).id}),
    'open-set-up': async ({step}) => {
      await openSetUp(step);
      return null;
    },
    'load-sheets': async () => null, // put in by the listener, which knows the tab
    form: async () => formFacts(await link.askTagged({path: '/api/settings'}, settings), await link.snapshot()),
    'save-form': async ({change, tag}) =>
      formFacts(
        await link.askTagged({method: 'PATCH', path: '/api/settings', body: change, ifMatch: tag}, settings),
        await link.snapshot(),
      ),
    forecast: ({of}) => link.ask({path: `/api/settings/forecast${search({switch: of})}`}, forecast),
    'open-panel': async () => null, // the panel itself opens in the listener: the click counts only there
    dock: async ({folded}) => {
      if (folded !== undefined) await memory.keepDockFolded(folded);
      return {folded: await memory.dockFolded()};
    },
  };
}

/** Answers one ask; trouble becomes an answer too. */
export async function answer<Name extends AskName>(
  answers: Answers,
  name: Name,
  details: Ask<Name>,
): Promise<Answer<AnswerTo<Name>>> {
  try {
    return {ok: true, value: await answers[name](details)};
  } catch (thrown) {
    return {ok: false, trouble: troubleOf(thrown)};
  }
}

const transactionPath = (id: string): string => `/api/transactions/${encodeURIComponent(id)}`;

const runPath = (id: string): string => `/api/runs/${encodeURIComponent(id)}`;

function search(query: object): string {
  const text = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();
  return text === '' ? '' : `?${text}`;
}

const taggedSettings = ({value, tag}: Tagged<Settings>): TaggedSettings => ({settings: value, tag});

function formFacts({value, tag}: Tagged<Settings>, {status, you}: Snapshot): FormFacts {
  const {exportAttachments, exportPurchaseOrders, autosync, mailingLists} = value;
  return {
    settings: {exportAttachments, exportPurchaseOrders, autosync, mailingLists},
    tag,
    mayChange: you?.role === 'admin',
    companyZone: status?.dear.timeZone ?? null,
    mail: status?.mail ?? false,
    nextAutosyncAt: status?.nextAutosyncAt ?? null,
  };
}

/** Whether a run works on this very document, or on one of its rows. */
const concerns = (run: Run, {id, family}: DocumentOnPage, rows: readonly Transaction[]): boolean =>
  (run.scope.kind === family && run.scope.id.toLowerCase() === id) ||
  (run.scope.kind === 'transaction' && rows.some((row) => 'id' in run.scope && row.id === run.scope.id));

function facts(rows: readonly Transaction[], run: Run | null, company: string | null): DocumentFacts {
  return {
    rows: rows.map(rowFacts),
    run: run && {
      id: run.id,
      state: run.state,
      outcome: run.outcome,
      counts: run.counts,
      finishedAt: run.finishedAt,
      ...(run.problem ? {problem: titleAndFix(run.problem)} : {}),
    },
    company,
  };
}

const rowFacts = ({
  id,
  kind,
  status,
  dear,
  xero,
  waitingFor,
  skipped,
  updatedAt,
  createdAt,
  problem,
}: Transaction): DocumentRow => ({
  id,
  kind,
  status,
  xero,
  skipped,
  updatedAt,
  createdAt,
  ...(waitingFor === undefined ? {} : {waitingFor: said(waitingFor)}),
  number: dear.number,
  documentId: dear.documentId,
  problem: problem && toldOf(problem),
});

function titleAndFix(problem: Problem): {title: string; fix: string} {
  const {title, fix} = spoken(problem);
  return {title, fix};
}

function toldOf(problem: Problem): NonNullable<DocumentRow['problem']> {
  const {code, title, detail, fix} = spoken(problem);
  return {code, title, detail, fix};
}
