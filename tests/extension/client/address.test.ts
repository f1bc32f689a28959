import {expect, test} from 'vitest';
import {companionAddress, needsPermission, permissionFor} from '../../../extension/client/address.ts';

test.each([
  ['localhost:4780', 'http://127.0.0.1:4780'],
  ['http://localhost:4780/', 'http://127.0.0.1:4780'],
  ['  127.0.0.1:4780 ', 'http://127.0.0.1:4780'],
  ['[::1]:4780', 'http://127.0.0.1:4780'],
  ['LOCALHOST', 'http://127.0.0.1'],
  ['deerpath.example.com', 'https://deerpath.example.com'],
  ['https://deerpath.example.com:8443/anything?x#y', 'https://deerpath.example.com:8443'],
])('%s is called at %s', (typed, origin) => {
  expect(companionAddress(typed)).toEqual({ok: true, origin});
});

test.each([
  ['http://deerpath.example.com', 'needsHttps'],
  ['http://192.168.1.20:4780', 'needsHttps'],
  ['', 'unreadable'],
  ['not an address', 'unreadable'],
  ['https://user:secret@deerpath.example.com', 'unreadable'],
  ['http://127.0.0.1@evil.example', 'unreadable'],
  ['127.0.0.1:4780@evil.example', 'unreadable'],
  ['localhost.evil.example', undefined],
])('%s is refused or is not taken for this computer', (typed, fault) => {
  const result = companionAddress(typed);
  expect(result).toEqual(fault ? {ok: false, fault} : {ok: true, origin: 'https://localhost.evil.example'});
});

test('only addresses beyond this computer need the person’s leave', () => {
  expect(needsPermission('http://127.0.0.1:4780')).toBe(false);
  expect(needsPermission('https://deerpath.example.com')).toBe(true);
});

test('the permission asked for is that of the host: a pattern with a port is none in Firefox', () => {
  expect(permissionFor('https://deerpath.example.com:8443')).toEqual({origins: ['https://deerpath.example.com/*']});
});
