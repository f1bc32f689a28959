import {expect, test} from 'vitest';
import {companionAddress, needsPermission} from '../../../extension/client/address.ts';

test.each([
  ['localhost:4780', 'http://127.0.0.1:4780'],
  ['http://localhost:4780/', 'http://127.0.0.1:4780'],
  ['  127.0.0.1:4780 ', 'http://127.0.0.1:4780'],
  ['[::1]:4780', 'http://127.0.0.1:4780'],
  ['LOCALHOST', 'http://127.0.0.1'],
  ['deerpath.example.com', 'https://deerpath.example.com'],
  ['https://deerpath.example.com:8443/anything?x#y', 'https://deerpath.example.com:8443'],
])('%s is called at %s', (typed, origin) => {
  expect(companionAddress(typed)).toEqual({ok: true, value: origin});
});

test.each([
  ['http://deerpath.example.com', 'address.needs-https'],
  ['http://192.168.1.20:4780', 'address.needs-https'],
  ['', 'address.unreadable'],
  ['not an address', 'address.unreadable'],
  ['https://user:secret@deerpath.example.com', 'address.unreadable'],
  ['http://127.0.0.1@evil.example', 'address.unreadable'],
  ['127.0.0.1:4780@evil.example', 'address.unreadable'],
  ['localhost.evil.example', undefined],
])('%s is refused or is not taken for this computer', (typed, code) => {
  const result = companionAddress(typed);
  if (code) expect(result).toMatchObject({ok: false, problems: [{code}]});
  else expect(result).toEqual({ok: true, value: 'https://localhost.evil.example'});
});

test('only addresses beyond this computer need the person’s leave', () => {
  expect(needsPermission('http://127.0.0.1:4780')).toBe(false);
  expect(needsPermission('https://deerpath.example.com')).toBe(true);
});
