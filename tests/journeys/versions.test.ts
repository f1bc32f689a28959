import {createServer, request, type Server} from 'node:http';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {axeFindings, picture} from '../support/browser.ts';
import {openStage, type Stage} from '../support/stage.ts';

let stage: Stage;
let front: Server;
/** The version that the companion says it is. */
let version = '1.0.0';

beforeAll(async () => {
  stage = await openStage();
  front = await inFrontOf(stage.companion.port);
  const at = front.address();
  const port = typeof at === 'object' && at ? at.port : 0;
  const {code} = await stage.ask<{code: string}>('invite', {role: 'admin'});
  await stage.ask('pair', {address: `http://127.0.0.1:${port}`, code, name: 'Accounts'});
});
afterAll(async () => {
  front?.closeAllConnections();
  front?.close();
  await stage?.close();
});

test.each([
  ['2.0.0', 'The companion is 2.0.0, newer than this extension (1.0.0). Update the extension; it goes on by itself.'],
  [
    '0.9.4',
    'The companion is 0.9.4, older than this extension (1.0.0). Update the companion where it runs; it goes on by itself.',
  ],
])(
  'a companion of version %s is not spoken to: which of the two to update is said, and it mends itself',
  async (other, words) => {
    const popup = await stage.browser.open('popup.html', {width: 360, height: 600});
    const panel = await stage.browser.open('sidepanel.html', {width: 400, height: 800});
    await popup.getByRole('button', {name: 'Sync Now'}).waitFor();

    version = other;
    front.closeAllConnections(); // as when the companion was started anew
    await popup.getByRole('heading', {name: 'Companion and extension differ in version'}).waitFor();
    await popup.getByText(words).waitFor();
    await panel.getByText(words).waitFor();
    await picture(popup, 'popup-version');
    await picture(panel, 'panel-version');
    expect([...(await axeFindings(popup)), ...(await axeFindings(panel))]).toEqual([]);

    version = '1.0.0';
    await popup.getByRole('button', {name: 'Sync Now'}).waitFor();
    await panel.getByText('Nothing has gone to Xero yet').waitFor();
    await Promise.all([popup.close(), panel.close()]);
  },
);

test('what an update brought is one quiet line, until somebody puts it away', async () => {
  const [worker] = stage.browser.context.serviceWorkers();
  const popup = await stage.browser.open('popup.html', {width: 360, height: 600});
  await popup.getByRole('button', {name: 'Sync Now'}).waitFor();
  expect(await popup.getByRole('complementary', {name: 'New in this version'}).count()).toBe(0);
  await worker?.evaluate(() => chrome.runtime.onInstalled.dispatch({reason: 'update', previousVersion: '0.9.0'}));

  await popup.reload();
  const line = popup.getByRole('complementary', {name: 'New in this version'});
  await line.getByText(/^New in 1.0:/).waitFor();
  await picture(popup, 'popup-news');
  expect(await axeFindings(popup)).toEqual([]);
  await line.getByRole('button', {name: 'Put away'}).click();
  await line.waitFor({state: 'detached'});
  await popup.reload();
  await popup.getByRole('button', {name: 'Sync Now'}).waitFor();
  expect(await line.count()).toBe(0);
  await popup.close();
});

/** What stands before the companion and passes everything on, but for the version it says. */
async function inFrontOf(port: number): Promise<Server> {
  const server = createServer((asked, answer) => {
    if (asked.url === '/health') {
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify({status: 'ok', version}));
      return;
    }
    const headers = {...asked.headers, host: `127.0.0.1:${port}`};
    const on = request({port, path: asked.url, method: asked.method, headers}, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    on.on('error', () => answer.destroy());
    answer.on('close', () => on.destroy());
    asked.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

declare const chrome: {runtime: {onInstalled: {dispatch(details: object): void}}};
