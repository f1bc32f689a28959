import {expect, test} from 'vitest';
import {paymentsQuestion} from '../../../companion/payments/payments-question.ts';
import {defaultSettings} from '../../../shared/contract/default-settings.ts';
import type {Settings} from '../../../shared/contract/settings.ts';
import {workingOffice} from '../../support/working-office.ts';

test.each([
  ['a new installation sends payments, and asks nothing', {exportPayments: true}, undefined, undefined],
  ['where they stayed out so far, somebody has to decide', {exportPayments: false}, undefined, 'payments.choose'],
  ['who said no is not asked again', {exportPayments: false}, true, undefined],
])('%s', (_, given, paymentsDecided, code) => {
  const settings: Settings = {...defaultSettings, ...given};
  expect(paymentsQuestion({settings, ...(paymentsDecided ? {paymentsDecided} : {})})?.code).toBe(code);
});

test.each([true, false])('setting the switch to %s answers it', async (exportPayments) => {
  const office = await workingOffice();
  try {
    await office.companion.store.commit('state.settings', (changes) =>
      changes.setState({settings: {...changes.state.settings, exportPayments: false}}),
    );
    expect(paymentsQuestion(office.companion.store.state)).not.toBeNull();
    const {status} = await office.call('PATCH', '/api/settings', {exportPayments});
    expect(status).toBe(200);
    expect(paymentsQuestion(office.companion.store.state)).toBeNull();
  } finally {
    await office.close();
  }
});
