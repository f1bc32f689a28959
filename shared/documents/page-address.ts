/** The one host DEAR serves its pages from (reference: dear-web-pages, section 2). */
export const DEAR_SITE = 'https://inventory.dearsystems.com';

const GUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const DOCUMENT_PAGE = new RegExp(
  `^https://inventory\\.dearsystems\\.com/(Sale|SaleMultiple|Purchase|PurchaseAdvanced)#(${GUID})~(${GUID})(?:~\\w+)?$`,
  'i',
);

/**
 * The address of a document's page in DEAR, with the guid of the sale or purchase and of the invoice's own task.
 * Xero keeps it as the document's Url: it is how a document is known again when its answer was lost.
 */
export function documentPage(page: {
  family: 'sale' | 'purchase';
  advanced: boolean;
  masterId: string;
  taskId: string;
  tab?: 'tabInvoice' | 'tabOrder';
}): string {
  const path =
    page.family === 'sale'
      ? page.advanced
        ? 'SaleMultiple'
        : 'Sale'
      : page.advanced
        ? 'PurchaseAdvanced'
        : 'Purchase';
  return `${DEAR_SITE}/${path}#${page.masterId}~${page.taskId}~${page.tab ?? 'tabInvoice'}`;
}

/**
 * The guids in the address of a DEAR document page, lower-cased, or undefined for any other address. A sale that became
 * an Advanced Sale has another path but the same guids, so these are compared and not the addresses.
 */
export function guidsInPage(
  address: string | null | undefined,
): {family: 'sale' | 'purchase'; masterId: string; taskId: string} | undefined {
  const match = address ? DOCUMENT_PAGE.exec(address) : null;
  if (!match?.[1] || !match[2] || !match[3]) return undefined;
  return {
    family: match[1].toLowerCase().startsWith('sale') ? 'sale' : 'purchase',
    masterId: match[2].toLowerCase(),
    taskId: match[3].toLowerCase(),
  };
}
