import {DEAR_SITE} from '../documents/page-address.ts';

/**
 * An address for mails: of DEAR, where Deerpath in the browser leads on to its history, to the rows of a notification where
 * one is named. Whoever has no Deerpath there finds DEAR.
 */
export const historyLink = (notification?: string): string =>
  `${DEAR_SITE}/#deerpath-history${notification === undefined ? '' : `=${notification}`}`;

/** What such an address names, wherever in DEAR it led; undefined for any other. */
export function readHistoryLink(address: string | undefined): {notification?: string} | undefined {
  if (!address?.startsWith(`${DEAR_SITE}/`) || !URL.canParse(address)) return undefined;
  const found = /^#deerpath-history(?:=([\w-]{1,64}))?$/.exec(new URL(address).hash);
  if (!found) return undefined;
  return found[1] === undefined ? {} : {notification: found[1]};
}
