import {transactionsAnswer} from '../../../shared/contract/transactions.ts';
import {guidsInPage} from '../../../shared/documents/page-address.ts';
import type {Run} from '../../../shared/export/run.ts';
import type {Transaction} from '../../../shared/history/transaction.ts';
import type {Problem} from '../../../shared/result.ts';
import {spoken} from '../../alerts/problem-words.ts';
import {viewOf} from '../../documents/document-view.ts';
import {menuOf} from '../../export/menu-facts.ts';
import type {DocumentFacts, DocumentOnPage, DocumentRow} from '../../messages/asks.ts';
import {said} from '../../sentences/said.ts';
import type {Answers, AnswersDependencies} from './answering.ts';
import {search} from './paths.ts';
import type {RunsHeard} from './runs-heard.ts';

/** How the document in view stands, and what the menu on DEAR’s pages says. */
export function documentAnswers({link, runs}: Pick<AnswersDependencies, 'link' | 'runs'>, heard: RunsHeard) {
  return {
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
        const asItIs = heardOf ? await heard.get(heardOf.id).catch(() => null) : null;
        return asItIs?.finishedAt === null ? asItIs : null;
      };
      const run =
        watching === undefined
          ? ((await inWork()) ??
            (recalled === undefined ? null : (heard.over(recalled) ?? (await heard.get(recalled).catch(() => null)))))
          : (heard.over(watching) ?? (await heard.get(watching)));
      const known = facts(items, run, status?.dear.company ?? null);
      return {view: viewOf(family, known), run: known.run, hasRows: items.length > 0};
    },
    menu: async ({watching}) => {
      const run = watching === undefined ? undefined : (heard.over(watching) ?? (await heard.get(watching)));
      return menuOf(await link.snapshot(), run, new Date());
    },
  } satisfies Partial<Answers>;
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
