import {expect, test} from 'vitest';
import {forecastText} from '../../../extension/export/forecast-words.ts';
import type {Forecast} from '../../../shared/contract/forecast.ts';

const files = (over: Partial<Forecast> = {}): Forecast => ({
  switch: 'exportAttachments',
  documents: 2,
  items: 6,
  calls: {dear: 5, xero: 7},
  minutes: 1,
  days: 1,
  ...over,
});

test.each<[string, Forecast | 'asking' | 'unknown', RegExp]>([
  ['how many files and calls', files(), /^6 files of 2 documents go with the next sync\. It takes 12 calls\. /],
  ['how long it takes', files({minutes: 40}), /12 calls, about 40 minutes\./],
  ['how many days Xero makes of it', files({calls: {dear: 4_000, xero: 2_000}, days: 3}), /6,000 calls and 3 days/],
  ['that nothing waits', files({items: 0}), /^Nothing waits for it now/],
  ['that it could not be told', 'unknown', /could not be told/],
])('turning on the files first says %s, and that Xero has no way back', (_, forecast, words) => {
  expect(forecastText('exportAttachments', forecast)).toMatch(words);
  expect(forecastText('exportAttachments', forecast)).toMatch(/What is in Xero stays there/);
});
