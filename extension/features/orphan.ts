import {browser} from 'wxt/browser';

/**
 * Whether the extension was updated or removed under this page. The browser then hands out no texts any more, so nothing
 * may be drawn; the script that finds itself in this state takes away what it had drawn (`dear.content.ts`).
 */
export const isOrphan = (): boolean => !browser.runtime?.id;
