import {expect, test} from 'vitest';
import {settingsChanges} from '../../../companion/activity/settings-changes.ts';
import {mergePatch} from '../../../companion/settings/merge-patch.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import type {Settings} from '../../../shared/contract/settings.ts';

const before = mergePatch(
  defaultSettings,
  {
    autosync: {startDate: '2026-11-23', startTime: '06:00', frequency: '1h', alert: {mailingListIds: ['a']}},
    mailingLists: [
      {id: 'a', name: 'Accounts', addresses: ['ada@example.com']},
      {id: 'b', name: 'Warehouse', addresses: []},
    ],
    mapping: {taxRules: {'GST on Income': 'OUTPUT2'}, accounts: {'200': '200'}, roundingAccount: '860'},
  },
  defaultSettings,
) as Settings;

/** “Type: sentence | setting | old → new” */
const said = (patch: object) =>
  settingsChanges(before, mergePatch(before, patch, defaultSettings) as Settings, 'Ada').map(
    ({type, did, setting, from, to}) => `${type}: ${did} | ${setting} | ${from} → ${to}`,
  );

test.each<[object, string[]]>([
  [{}, []],
  [{autosync: {frequency: '1d'}}, ['Autosync: changed Frequency | Frequency | Every hour → Every day']],
  [{autosync: {enabled: true}}, ['Autosync: turned Autosynchronisation on | Autosynchronisation | Off → On']],
  [
    {autosync: {startDate: '2026-12-01', startTime: '07:15'}},
    [
      'Autosync: changed Start Date | Start Date | 23 November 2026 → 1 December 2026',
      'Autosync: changed Start Time | Start Time | 06:00 → 07:15',
    ],
  ],
  [
    {autosync: {timeZone: 'Pacific/Auckland'}},
    ['Autosync: changed Time zone | Time zone | As in DEAR → Pacific/Auckland'],
  ],
  [
    {autosync: {alert: {type: 'email', mailingListIds: ['a', 'b'], addresses: ['ada@example.com']}}},
    [
      'Autosync: changed Alert Type for Errors | Alert Type for Errors | Internal → Email',
      'Autosync: changed Mailing lists | Mailing lists | Accounts → Accounts, Warehouse',
      'Autosync: changed Addresses that receive alerts | Addresses that receive alerts | All of the chosen lists → ada@example.com',
    ],
  ],
  [
    {mapping: {taxRules: {'GST on Imports': 'GSTONIMPORTS', 'GST on Income': null}, accounts: {'200': '201'}}},
    [
      'Mapping: removed the match of tax rule GST on Income | Tax rule GST on Income | OUTPUT2 → null',
      'Mapping: matched tax rule GST on Imports | Tax rule GST on Imports | null → GSTONIMPORTS',
      'Mapping: matched account 200 | Account 200 | 200 → 201',
    ],
  ],
  [
    {mapping: {roundingAccount: null, defaultSalesAccount: '200'}},
    [
      'Mapping: changed Default sales account | Default sales account | null → 200',
      'Mapping: changed Rounding account | Rounding account | 860 → null',
    ],
  ],
  [{ignoreBefore: '2026-11-01'}, ['Setting: changed First day | First day | null → 1 November 2026']],
  [{documentStatus: 'DRAFT'}, ['Setting: changed Status in Xero | Status in Xero | Authorised → Draft']],
  [
    {exportAttachments: true},
    ['Setting: turned Export Attachments to Xero on | Export Attachments to Xero | Off → On'],
  ],
  [
    {
      mailingLists: [
        {id: 'a', name: 'Books', addresses: ['ada@example.com', 'ben@example.com']},
        {id: 'c', name: 'Owner', addresses: ['eve@example.com']},
      ],
    },
    [
      'Mailing list: renamed mailing list “Books” | Mailing list Books | Accounts → Books',
      'Mailing list: changed mailing list “Books” | Mailing list Books | ada@example.com → ada@example.com, ben@example.com',
      'Mailing list: removed mailing list “Warehouse” | Mailing list Warehouse | null → null',
      'Mailing list: added mailing list “Owner” | Mailing list Owner | null → eve@example.com',
    ],
  ],
])('%j is told in plain words', (patch, expected) => {
  expect(said(patch)).toEqual(expected);
});

test('every setting has words of its own', () => {
  const everything = {
    ...defaultSettings,
    ...Object.fromEntries(
      Object.entries(defaultSettings).map(([name, value]) => [name, typeof value === 'boolean' ? !value : value]),
    ),
    attachmentDays: 3,
    documentStatus: 'DRAFT',
    ignoreBefore: '2026-11-01',
    lockedDocuments: 'draft',
    autosync: {
      enabled: true,
      startDate: '2026-11-01',
      startTime: '06:00',
      timeZone: 'UTC',
      frequency: '1w',
      alert: {type: 'email', mailingListIds: ['a'], addresses: ['ada@example.com']},
    },
    mapping: {
      ...defaultSettings.mapping,
      defaultSalesAccount: '1',
      defaultPurchaseAccount: '2',
      roundingAccount: '3',
    },
  } as Settings;
  for (const {setting} of settingsChanges(defaultSettings, everything, 'Ada')) {
    expect(setting).toMatch(/^[A-Z]/);
    expect(setting).not.toMatch(/[a-z][A-Z]|\./);
  }
});
