import {render} from 'preact';
import {afterEach, expect, test, vi} from 'vitest';
import {stateAs} from '../../../extension/documents/document-state.ts';
import type {Shown} from '../../../extension/documents/open-document.ts';
import type {DocumentState} from '../../../extension/documents/shown-document.ts';
import {SyncControl} from '../../../extension/features/sync-control.tsx';
import {SALE_ID} from '../../support/contract-builders.ts';

afterEach(() => render(null, document.body));

function show(view: Partial<Shown['view']>, given: Partial<Shown> = {}) {
  const onSync = vi.fn();
  const onOpen = vi.fn();
  const shown: Shown = {
    document: {family: 'sale', id: SALE_ID},
    view: {state: null, parts: null, disabled: null, busy: false, ...view},
    moment: null,
    refusal: null,
    announcement: '',
    ...given,
  };
  render(
    <SyncControl shown={shown} open="nothing" onShow={() => undefined} onSync={onSync} onOpen={onOpen} />,
    document.body,
  );
  return {
    onSync,
    onOpen,
    button: document.querySelector<HTMLButtonElement>('button.sync'),
    pill: document.querySelector<HTMLElement>('.pill'),
  };
}
const words = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

test.each<[DocumentState, string, string]>([
  [stateAs('not-authorised', ''), 'BUTTON', 'Not authorised in DEAR yet'],
  [stateAs('not-in-xero', ''), 'BUTTON', 'Not in Xero'],
  [stateAs('waiting', ''), 'BUTTON', 'Waiting'],
  [stateAs('waiting', '', 'Xero asked us to slow down'), 'BUTTON', 'Waiting Xero asked us to slow down'],
  [stateAs('syncing', ''), 'BUTTON', 'Syncing'],
  [{...stateAs('in-xero', '', 'INV-00012'), url: 'https://go.xero.com/1'}, 'A', 'In Xero INV-00012'],
  [stateAs('failed', '', 'Tax rule has no match'), 'BUTTON', 'Failed Tax rule has no match'],
  [stateAs('skipped', '', 'By hand'), 'BUTTON', 'Skipped By hand'],
])('%o is told by its name', (state, tag, name) => {
  const {pill, button} = show({state});
  expect(pill?.tagName).toBe(tag);
  expect(words(pill)).toBe(name);
  expect(words(button)).toBe('Sync Now');
});

test('only a document that is not in Xero has the filled button', () => {
  expect(show({state: stateAs('not-in-xero', '')}).button?.className).toContain('filled');
  expect(show({state: stateAs('skipped', '')}).button?.className).not.toContain('filled');
});

test('a resting button says why and does nothing', () => {
  const {button, onSync} = show({disabled: 'The companion is not answering.'});
  expect(button?.title).toBe('The companion is not answering.');
  expect(button?.getAttribute('aria-disabled')).toBe('true');
  button?.click();
  expect(onSync).not.toHaveBeenCalled();
});

test('a click no person made does nothing', () => {
  const {button, pill, onSync, onOpen} = show({state: stateAs('failed', '', 'x')});
  button?.dispatchEvent(new MouseEvent('click', {bubbles: true}));
  pill?.dispatchEvent(new MouseEvent('click', {bubbles: true}));
  expect(onSync).not.toHaveBeenCalled();
  expect(onOpen).not.toHaveBeenCalled();
});

test('busy keeps its words; the tick keeps its name', () => {
  const {button} = show({busy: true, state: stateAs('syncing', '')});
  expect(words(button)).toBe('Sync Now');
  expect(button?.getAttribute('aria-busy')).toBe('true');
  expect(words(show({}, {moment: 'done'}).button)).toBe('Sync Now');
});

test('what changed is said once, apart from the pill', () => {
  show({state: null}, {announcement: 'In Xero INV-00012'});
  expect(document.querySelector('[role="status"]')?.textContent).toBe('In Xero INV-00012');
});
