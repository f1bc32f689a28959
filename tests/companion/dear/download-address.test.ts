import {describe, expect, test} from 'vitest';
import {downloadAddress, redirectAddress, takesKeys} from '../../../companion/dear/download-address.ts';

const API = 'https://inventory.dearsystems.com/ExternalApi/v2';
const ID = '1a103e3e-9837-4294-8cc3-640ebb4fc387';
const file = (url: string, fileName = 'a.pdf', contentType = 'application/pdf') => ({
  id: ID,
  fileName,
  contentType,
  url,
});
const dears = (fileName: string, contentType = 'image/jpeg', origin = 'https://inventory.dearsystems.com') =>
  file(`${origin}/Attachment/Download?ID=${ID}&ContentType=${contentType}&FileName=${fileName}`, fileName, contentType);

describe('a file is asked for', () => {
  test.each([
    ['at DEAR', dears('a.jpg'), API, true],
    [
      'where the API is, whatever its scheme',
      dears('a.jpg', 'x/y', 'http://127.0.0.1:99'),
      'http://127.0.0.1:99/v2',
      true,
    ],
    ['at DEAR while the API is elsewhere', dears('a.jpg'), 'http://127.0.0.1:99/v2', true],
    ['nowhere without https', dears('a.jpg', 'x/y', 'http://inventory.dearsystems.com'), API, false],
    ['at no other host', dears('a.jpg', 'x/y', 'https://example.com'), API, false],
    ['at no other port', dears('a.jpg', 'x/y', 'https://inventory.dearsystems.com:8443'), API, false],
    [
      'at no host that only looks like it',
      dears('a.jpg', 'x/y', 'https://inventory.dearsystems.com.example.com'),
      API,
      false,
    ],
    ['with no name in the address', dears('a.jpg', 'x/y', 'https://a:b@inventory.dearsystems.com'), API, false],
    ['with no address at all', file(''), API, false],
    ['not on this machine', file('file:///etc/passwd'), API, false],
  ])('%s', (_, one, api, isAsked) => {
    expect(downloadAddress(one, api) !== undefined).toBe(isAsked);
  });
});

test.each([
  ['фото 1.jpg', 'image/jpeg'],
  ['Q&A #7 100%+.pdf', 'application/pdf'],
  ['plus.svg', 'image/svg+xml'],
])('the values of %s, which DEAR writes as they are, arrive as they are', (fileName, contentType) => {
  const address = downloadAddress(dears(fileName, contentType), API);
  expect(Object.fromEntries(address?.searchParams ?? [])).toEqual({
    ID,
    ContentType: contentType,
    FileName: fileName,
  });
});

test('an address that is encoded already stays as it is', () => {
  const url = `https://inventory.dearsystems.com/Attachment/Download?ID=${ID}&ContentType=image%2Fjpeg&FileName=a%20b.jpg`;
  expect(downloadAddress(file(url, 'a b.jpg', 'image/jpeg'), API)?.href).toBe(url);
});

describe('a redirect is followed', () => {
  const from = new URL('https://inventory.dearsystems.com/Attachment/Download');
  test.each([
    ['to a store of files', 'https://files.example.com/a?sig=b', true],
    ['within DEAR', '/Account/Login', true],
    ['without https', 'http://files.example.com/a', false],
    ['to this machine', 'https://127.0.0.1/a', false],
    ['to a machine of the network', 'https://10.0.0.8/a', false],
    ['to a machine of the network by its newer address', 'https://[fd00::1]/a', false],
    ['to an address in disguise', 'https://2130706433/a', false],
    ['to localhost', 'https://localhost/a', false],
    ['to a name of the network', 'https://printer.local/a', false],
    ['to another port', 'https://files.example.com:8443/a', false],
    ['to a file', 'file:///etc/passwd', false],
  ])('%s: %s, %s', (_, location, isFollowed) => {
    expect(redirectAddress(location, from, API) !== undefined).toBe(isFollowed);
  });
});

test('keys go to the API’s own origin alone', () => {
  expect(takesKeys(new URL('https://inventory.dearsystems.com/Attachment'), API)).toBe(true);
  expect(takesKeys(new URL('https://inventory.dearsystems.com/Attachment'), 'http://127.0.0.1:99/v2')).toBe(false);
});
