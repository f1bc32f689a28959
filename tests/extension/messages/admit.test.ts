import {expect, test} from 'vitest';
import {admit} from '../../../extension/messages/admit.ts';

const id = '5f0c1a52-0000-4000-8000-000000000001';
const asking = (ask: string, details: unknown) => ({deerpath: 'ask', ask, with: details}) as const;

test.each([
  'pair',
  'connect-dear',
  'disconnect-dear',
  'disconnect-xero',
  'settings',
  'change-settings',
  'transactions',
  'snapshot',
  'invite',
  'stop-run',
  'toString',
  '__proto__',
])('a DEAR page may not ask “%s”', (ask) => expect(admit('dear-page', asking(ask, {}))).toBeUndefined());

test.each([
  ['document', {family: 'sale', id}],
  ['document', {family: 'purchase', id, watching: 'run-1'}],
  ['sync-document', {family: 'sale', id}],
  ['open-panel', {family: 'sale', id}],
  ['open-panel', {view: 'activity'}],
  ['menu', {}],
  ['sync-all', null],
  ['dock', {folded: true}],
  ['load-sheets', null],
  ['form', null],
  ['open-set-up', {step: 'lists'}],
  ['save-form', {tag: '"3"', change: {exportAttachments: true, autosync: {enabled: true, frequency: '1d'}}}],
  ['forecast', {of: 'exportAttachments'}],
])('a DEAR page may ask “%s” of %o', (ask, details) => {
  expect(admit('dear-page', asking(ask, details))).toEqual(details);
});

test.each([
  ['document', {family: 'sale', id: `${id}/../settings`}],
  ['open-panel', {view: 'everything'}],
  ['open-set-up', {step: '../../popup.html'}],
  ['save-form', {tag: '"3"', change: {autosync: {frequency: '1s'}}}],
  ['save-form', {change: {}}],
  ['forecast', {of: 'mapping'}],
  ['sync-all', {scope: 'all'}],
])('but not “%s” of %o', (ask, details) => expect(admit('dear-page', asking(ask, details))).toBeUndefined());

test('what the form does not show is left out of a change', () => {
  const change = {exportAttachments: true, mapping: {accounts: {200: '666'}}, mailingLists: []};
  expect(admit('dear-page', asking('save-form', {tag: '"3"', change}))).toEqual({
    tag: '"3"',
    change: {exportAttachments: true},
  });
});

test('our own pages may ask anything', () => {
  expect(admit('own-page', asking('change-settings', {mapping: {}}))).toEqual({mapping: {}});
});
