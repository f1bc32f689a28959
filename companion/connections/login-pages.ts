import {createHash} from 'node:crypto';
import type {Status} from '../../shared/contract/status.ts';
import type {Problem} from '../../shared/result.ts';
import {type Endpoint, endpoint} from '../http/endpoint.ts';
import {troubleAnswer} from '../http/trouble-answer.ts';
import type {Log} from '../platform/log.ts';
import {Trouble} from '../platform/trouble.ts';
import type {XeroConnection} from '../xero/connection.ts';

export interface LoginPagesDependencies {
  xero: XeroConnection;
  log: Log;
  /** After a login that came back, whatever became of it. */
  returned(): void;
}

/** Where the browser comes back from Xero, and the page that says how it went. No token is needed and none is shown. */
export function loginPages({xero, log, returned}: LoginPagesDependencies): Endpoint[] {
  /** Why the latest login did not go through, even while an earlier one still stands. */
  let failure: Problem | null = null;

  return [
    endpoint({
      method: 'get',
      path: '/connections/xero/callback',
      summary: 'Where Xero sends the browser back to',
      access: 'anyone',
      answers: {302: null},
      refusals: [400],
      async handle({request}) {
        try {
          failure = await xero.finishLogin(queryOf(request));
        } catch (error) {
          if (!(error instanceof Trouble)) throw error;
          log.warn({code: error.problem.code}, 'A login at Xero did not finish');
          const refusal = troubleAnswer(error);
          // People see a page; a program sees problem details like everywhere.
          if (!asksForPage(request)) throw refusal;
          return page(refusal.details.status, error.problem.title, [error.problem.detail, error.problem.fix, wayBack]);
        }
        log.info({state: xero.status().state}, 'A login at Xero came back');
        returned();
        return new Response(null, {status: 302, headers: {location: '/connections/xero/done'}});
      },
    }),

    endpoint({
      method: 'get',
      path: '/connections/xero/done',
      summary: 'A page that says how the login at Xero went',
      access: 'anyone',
      answers: {200: 'text/html'},
      handle: () => page(200, ...wordsFor(failure ? {state: 'failing', problem: failure} : xero.status())),
    }),
  ];
}

const wayBack = 'You can close this tab. Open Deerpath from its button in the browser, then Set up.';

function wordsFor({state, problem}: Status['xero']): [string, string[]] {
  if (problem) return [problem.title, [problem.detail, problem.fix, wayBack]];
  if (state === 'connected') return ['Xero is connected.', [wayBack]];
  if (state === 'choose')
    return [
      'One step is left.',
      ['You let Deerpath into several organisations. Choose one on the set-up page.', wayBack],
    ];
  return ['Xero is not connected.', ['Start the login again on the set-up page.', wayBack]];
}

function queryOf(request: Request): {code?: string; state?: string; error?: string} {
  const asked = new URL(request.url).searchParams;
  const entries = ['code', 'state', 'error'].flatMap((name) => {
    const value = asked.get(name);
    return value === null ? [] : [[name, value]];
  });
  return Object.fromEntries(entries);
}

const asksForPage = (request: Request): boolean => (request.headers.get('accept') ?? '').includes('text/html');

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem;color-scheme:light dark}h1{font-size:1.4rem}';
const styleHash = createHash('sha256').update(style).digest('base64');

function page(status: number, title: string, paragraphs: readonly string[]): Response {
  const text = paragraphs.filter((words) => words !== '').map((words) => `<p>${escapeHtml(words)}</p>`);
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Deerpath: ${escapeHtml(title)}</title><style>${style}</style></head><body><main><h1>${escapeHtml(title)}</h1>${text.join('')}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    },
  });
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
