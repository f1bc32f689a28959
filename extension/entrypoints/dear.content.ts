import {defineContentScript} from 'wxt/utils/define-content-script';
import {controls} from '../features/controls.ts';
import {untilOrphaned} from '../features/orphan.ts';
import {purchasePage} from '../pages/purchase-page.ts';
import {salePage} from '../pages/sale-page.ts';

export default defineContentScript({
  matches: ['https://inventory.dearsystems.com/*'],
  runAt: 'document_idle',
  main() {
    if (!(document.documentElement instanceof HTMLElement)) return; // a picture or a file, shown by itself
    untilOrphaned(controls([salePage, purchasePage]));
  },
});
