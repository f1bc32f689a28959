import {browser} from 'wxt/browser';

/** The answer to the question about DEAR's own Xero link; kept in this browser, the companion does not ask for it. */
export async function readOwnLinkOff(): Promise<boolean> {
  const {ownLinkOff} = await browser.storage.local.get('ownLinkOff');
  return ownLinkOff === true;
}

export const keepOwnLinkOff = (off: boolean): Promise<void> => browser.storage.local.set({ownLinkOff: off});
