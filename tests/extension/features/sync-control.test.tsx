import {render} from 'preact';
import {afterEach, expect, test, vi} from 'vitest';
import type {DocumentState} from '../../../extension/documents/document-view.ts';
import type {Shown} from '../../../extension/documents/open-document.ts';
import {SyncControl} from '../../../extension/features/sync-control.tsx';
import {SALE_ID} from '../../support/contract-builders.ts';

afterEach(() => render(null, document.body));

function show(view: Partial<Shown['view']>, given: Partial<Shown> = {}) {
  const onSync = vi.fn();
  const onOpen = vi.fn();
  const shown: Shown = {
    document: {family: 'sale', id: SALE_ID},
    view: {state: null, disabled: null, busy: false, hint: 'Send this sale to Xero with Deerpath', ...view},
    moment: null,
    refusal: null,
    announcement: '',
    ...given,
  };
  render(<SyncControl shown={shown} onSync={onSync} onOpen={onOpen} />, document.body);
  return {
    onSync,
    onOpen,
    button: document.querySelector<HTMLButtonElement>('button.sync'),
    pill: document.querySelector<HTMLElement>('.pill'),
  };
}
const words = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

test.each<[DocumentState, string, string]>([
  [{kind: 'not-authorised', hint: ''}, 'BUTTON', 'Not authorised in DEAR yet'],
  [{kind: 'not-in-xero', hint: ''}, 'BUTTON', 'Not in Xero'],
  [{kind: 'waiting', hint: ''}, 'BUTTON', 'Waiting'],
  [{kind: 'syncing', hint: ''}, 'BUTTON', 'Syncing'],
  [{kind: 'in-xero', number: 'INV-00012', url: 'https://go.xero.com/1', hint: ''}, 'A', 'In Xero INV-00012'],
  [{kind: 'failed', reason: 'Tax rule has no match', hint: ''}, 'BUTTON', 'Failed Tax rule has no match'],
  [{kind: 'skipped', hint: ''}, 'BUTTON', 'Skipped'],
])('%o is told by its name', (state, tag, name) => {
  const {pill, button} = show({state});
  expect(pill?.tagName).toBe(tag);
  expect(words(pill)).toBe(name);
  expect(words(button)).toBe('Sync Now');
});

test('only a document that is not in Xero has the filled button', () => {
  expect(show({state: {kind: 'not-in-xero', hint: ''}}).button?.className).toContain('filled');
  expect(show({state: {kind: 'skipped', hint: ''}}).button?.className).not.toContain('filled');
});

test('a resting button says why and does nothing', () => {
  const {button, onSync} = show({disabled: 'The companion is not answering.'});
  expect(button?.title).toBe('The companion is not answering.');
  expect(button?.getAttribute('aria-disabled')).toBe('true');
  button?.click();
  expect(onSync).not.toHaveBeenCalled();
});

test('a click no person made does nothing', () => {
  const {button, pill, onSync, onOpen} = show({state: {kind: 'failed', reason: 'x', hint: ''}});
  button?.dispatchEvent(new MouseEvent('click', {bubbles: true}));
  pill?.dispatchEvent(new MouseEvent('click', {bubbles: true}));
  expect(onSync).not.toHaveBeenCalled();
  expect(onOpen).not.toHaveBeenCalled();
});

test('busy keeps its words; the tick keeps its name', () => {
  const {button} = show({busy: true, state: {kind: 'syncing', hint: ''}});
  expect(words(button)).toBe('Sync Now');
  expect(button?.getAttribute('aria-busy')).toBe('true');
  expect(words(show({}, {moment: 'done'}).button)).toBe('Sync Now');
});

test('what changed is said once, apart from the pill', () => {
  show({state: null}, {announcement: 'In Xero INV-00012'});
  expect(document.querySelector('[role="status"]')?.textContent).toBe('In Xero INV-00012');
});
