import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {createDearClient} from '../../../companion/dear/dear-client.ts';
import {type Failpoint, noFailpoints} from '../../../companion/platform/failpoints.ts';
import {createPacer} from '../../../companion/platform/pacer.ts';
import type {Trouble} from '../../../companion/platform/trouble.ts';
import type {Attachment} from '../../sandbox/books/book.ts';
import {createBooks} from '../../sandbox/books/books.ts';
import {anAttachment, aSale} from '../../sandbox/books/builders.ts';
import {createDearSandbox} from '../../sandbox/dear/dear-sandbox.ts';
import type {PlannedFault} from '../../sandbox/dear/faults.ts';
import {ObedientClock} from '../../support/clock.ts';
import {memoryTemporaryFiles} from '../../support/memory-temporary-files.ts';

const quiet = () => {};
const DOWNLOAD = 'GET /Attachment/Download';

/** A sale with one file, which the companion has seen in DEAR. */
async function withFile(over: Partial<Attachment> = {}, fault?: Omit<PlannedFault, 'on'>) {
  const clock = new ObedientClock();
  const attachment = anAttachment(over);
  const sale = aSale({attachments: [attachment]});
  const sandbox = createDearSandbox({clock, books: createBooks({clock, masters: [sale]})});
  const temporaryFiles = memoryTemporaryFiles();
  const points: Failpoint[] = [];
  const pacer = createPacer({clock, perMinute: 60});
  const dear = createDearClient({
    baseUrl: sandbox.environment().DEAR_API_URL,
    keys: () => sandbox.keys,
    fetch: async (url, init) => sandbox.app.request(url, init),
    clock,
    ids: {next: () => 'id', bytes: (length) => new Uint8Array(length), below: () => 0},
    pacer,
    failpoints: {
      pass(point, effect) {
        points.push(point);
        return noFailpoints.pass(point, effect);
      },
    },
    temporaryFiles,
    log: {debug: quiet, info: quiet, warn: quiet, error: quiet},
  });
  clock.autoAdvance();
  const listed = await dear.readAttachments({family: 'sale', id: sale.id});
  const [file] = listed ?? [];
  if (!file) throw new Error('The sale has no file');
  if (fault) sandbox.faults.add({on: DOWNLOAD, ...fault});
  return {dear, file, attachment, sandbox, temporaryFiles, points, pacer, sale};
}

/** Why it did not come. */
async function troubleWith(work: Promise<unknown>): Promise<Trouble> {
  return work.then(
    () => {
      throw new Error('It went well');
    },
    (error: Trouble) => error,
  );
}

test.each<[string, Partial<Attachment>, string]>([
  [
    'a picture',
    {fileName: 'фото 1.jpg', contentType: 'image/jpeg', content: Uint8Array.of(255, 216, 255, 0)},
    'image/jpeg',
  ],
  ['one whose name would end its address', {fileName: 'Q&A #7 100%.pdf'}, 'application/pdf'],
  ['an empty file', {fileName: 'empty.txt', contentType: 'text/plain', content: new Uint8Array()}, 'text/plain'],
  ['an e-mail', {fileName: 'order.eml', contentType: '', content: Buffer.from('From: a\n\n<html>')}, 'message/rfc822'],
  [
    'a page that is meant to be one',
    {fileName: 'a.html', contentType: 'text/html', content: Buffer.from('<html>')},
    'text/html',
  ],
])('%s comes byte by byte, under the right type', async (_, over, type) => {
  const {dear, file, attachment, temporaryFiles} = await withFile(over);
  const got = await dear.download(file);
  const content = new Uint8Array(attachment.content);
  expect(got).toMatchObject({
    size: content.byteLength,
    type,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  expect(await got.read()).toEqual(content);
  await got.remove();
  expect(temporaryFiles.left).toBe(0);
});

test('a download is a call like any other: paced, with its point, with DEAR’s keys', async () => {
  const {dear, file, sandbox, points, pacer} = await withFile();
  await dear.download(file);
  expect(points).toEqual(['dear.attachments', 'dear.file']);
  expect(pacer.budget().remaining).toBe(58);
  expect(sandbox.calls.at(-1)).toMatchObject({path: '/Attachment/Download', withKeys: true});
});

test('a redirect is followed without DEAR’s keys', async () => {
  const {dear, file, sandbox} = await withFile();
  const to = `https://files.example.com/Attachment/Download?ID=${file.id}`;
  sandbox.faults.add({on: DOWNLOAD, fault: 'redirect', to});
  expect((await dear.download(file)).size).toBeGreaterThan(0);
  expect(sandbox.calls.slice(-2).map(({host, withKeys}) => [host, withKeys])).toEqual([
    ['inventory.dearsystems.com', true],
    ['files.example.com', false],
  ]);
});

test.each<[string, Omit<PlannedFault, 'on'>, string]>([
  ['a login page', {fault: 'html'}, 'file.is-page'],
  ['a redirect to a login page', {fault: 'redirect', to: '/Dashboard'}, 'file.is-page'],
  ['a redirect to this machine', {fault: 'redirect', to: 'http://127.0.0.1:4780/x'}, 'file.elsewhere'],
  ['redirects without end', {fault: 'redirect', to: '/Attachment/Download?ID=1', times: 9}, 'file.elsewhere'],
  ['more than Xero takes, whatever its length says', {fault: 'too-large'}, 'file.too-large'],
  ['nothing any more', {fault: 'not-found'}, 'file.gone'],
])('%s is this file’s problem, and nothing is left on disk', async (_, fault, code) => {
  const {dear, file, temporaryFiles} = await withFile({}, fault);
  const trouble = await troubleWith(dear.download(file));
  expect(trouble).toMatchObject({kind: 'document', effect: 'not-processed', problem: {code}});
  expect(trouble.problem.detail).toContain(file.fileName);
  expect(temporaryFiles.left).toBe(0);
});

test.each<PlannedFault['fault']>(['500', '503', '429', 'drop'])('after %s it is asked for again', async (fault) => {
  const {dear, file, temporaryFiles} = await withFile({}, {fault});
  const got = await dear.download(file);
  expect(got.size).toBeGreaterThan(0);
  expect(temporaryFiles.left).toBe(1);
});

test('what stays away is waited for, not blamed on the file', async () => {
  const {dear, file} = await withFile({}, {fault: '500', times: 99});
  expect(await troubleWith(dear.download(file))).toMatchObject({kind: 'passing', problem: {code: 'dear.failing'}});
});

test('wrong keys are everyone’s problem', async () => {
  const {dear, file} = await withFile({}, {fault: 'wrong-keys'});
  expect(await troubleWith(dear.download(file))).toMatchObject({
    kind: 'standing',
    problem: {code: 'dear.keys-refused'},
  });
});

test('an address that is not DEAR’s is never asked', async () => {
  const {dear, file, sandbox} = await withFile();
  const before = sandbox.calls.length;
  const trouble = await troubleWith(dear.download({...file, url: 'https://example.com/a.pdf'}));
  expect(trouble.problem.code).toBe('file.elsewhere');
  expect(sandbox.calls).toHaveLength(before);
});

test('the list of files is one call, and unknown for a document of another company', async () => {
  const {dear, file, sandbox, sale} = await withFile();
  expect(file).toMatchObject({fileName: 'signed delivery.pdf', contentType: 'application/pdf'});
  expect(sandbox.calls.at(-1)).toMatchObject({path: '/sale/attachment', query: {saleid: sale.id}});
  expect(await dear.readAttachments({family: 'sale', id: '00000000-0000-4000-8000-000000000001'})).toBeUndefined();
});
