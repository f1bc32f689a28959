import {defineContentScript} from 'wxt/utils/define-content-script';
import {documentControl} from '../features/document-control.tsx';
import {purchasePage} from '../pages/purchase-page.ts';
import {salePage} from '../pages/sale-page.ts';

export default defineContentScript({
  matches: ['https://inventory.dearsystems.com/*'],
  runAt: 'document_idle',
  main(context) {
    context.onInvalidated(documentControl([salePage, purchasePage]));
  },
});
