import {expect, test} from 'vitest';
import {historyLink, readHistoryLink} from '../../../shared/alerts/history-link.ts';

test.each([undefined, '00000000-0000-4000-9000-000000000001'])('what a mail links to is read back: %s', (id) => {
  expect(readHistoryLink(historyLink(id))).toEqual(id ? {notification: id} : {});
});

test.each([
  ['where DEAR led on to its start page', 'https://inventory.dearsystems.com/Dashboard?x=1#deerpath-history', true],
  ['a document', 'https://inventory.dearsystems.com/Sale#deerpath', false],
  ['another site', 'https://evil.example/#deerpath-history', false],
  ['a site that begins alike', 'https://inventory.dearsystems.com.evil.example/#deerpath-history', false],
  ['something else behind it', 'https://inventory.dearsystems.com/#deerpath-history=../x', false],
  ['no address', undefined, false],
])('%s', (_, address, leads) => {
  expect(readHistoryLink(address) !== undefined).toBe(leads);
});
