import {DEAR_SITE} from '../../shared/documents/page-address.ts';
import {type AskMessage, type DocumentOnPage, type PanelPlace, panelViews} from './asks.ts';

/** Who sent a message, as far as we let anybody in. */
export type Sender = 'own-page' | 'dear-page';

/** The part of the browser's sender that tells who it is. */
export interface SenderFacts {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: {readonly id?: number | undefined} | undefined;
}

/**
 * Who sent it: one of our own pages, or our content script in the top frame of a DEAR page. Everything else, other
 * extensions and frames inside DEAR among them, is nobody.
 */
export function whoSent(sender: SenderFacts, own: {readonly id: string; readonly origin: string}): Sender | undefined {
  if (sender.id !== own.id || !sender.url) return undefined;
  const origin = originOf(sender.url);
  if (origin === own.origin) return 'own-page';
  return origin === DEAR_SITE && sender.tab && sender.frameId === 0 ? 'dear-page' : undefined;
}

export function isAsk(message: unknown): message is AskMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'deerpath' in message &&
    message.deerpath === 'ask' &&
    'ask' in message &&
    typeof message.ask === 'string'
  );
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a message from DEAR's page names a document; it comes from a process shared with the page. */
export function isDocument(value: unknown): value is DocumentOnPage {
  if (typeof value !== 'object' || value === null || !('family' in value) || !('id' in value)) return false;
  return (
    (value.family === 'sale' || value.family === 'purchase') && typeof value.id === 'string' && GUID.test(value.id)
  );
}

/** Whether a message names a place of the side panel: a document, or one of its views. */
export function isPlace(value: unknown): value is PanelPlace {
  if (isDocument(value)) return true;
  if (typeof value !== 'object' || value === null || !('view' in value)) return false;
  if ('notification' in value && typeof value.notification !== 'string') return false;
  return panelViews.some((view) => view === value.view);
}

function originOf(url: string): string | undefined {
  try {
    const {protocol, host} = new URL(url);
    return `${protocol}//${host}`; // origin is the text "null" for an extension's own scheme in some browsers
  } catch {
    return undefined;
  }
}
