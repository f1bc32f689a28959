import {DEAR_SITE} from '../../shared/documents/page-address.ts';
import type {DocumentOnPage} from '../messages/asks.ts';
import {purchasePage} from './purchase-page.ts';
import {salePage} from './sale-page.ts';

/** The sale or purchase that an address of DEAR's shows; undefined for anything else. */
export function documentOf(address: string | undefined): DocumentOnPage | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.origin !== DEAR_SITE) return undefined;
  return salePage.documentOf(url) ?? purchasePage.documentOf(url);
}
