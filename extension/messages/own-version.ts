import {browser} from 'wxt/browser';

/** The version of this extension, as its manifest says. */
export const ownVersion = (): string => browser.runtime.getManifest().version;
