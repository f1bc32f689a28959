import {defineContentScript} from 'wxt/utils/define-content-script';
import {controls} from '../features/controls.ts';
import {purchasePage} from '../pages/purchase-page.ts';
import {salePage} from '../pages/sale-page.ts';

export default defineContentScript({
  matches: ['https://inventory.dearsystems.com/*'],
  runAt: 'document_idle',
  main(context) {
    if (!(document.documentElement instanceof HTMLElement)) return; // a picture or a file, shown by itself
    // The extension may be reloaded or removed under an open page: whether it is still there is found out by asking, and
    // then nothing of ours stays behind.
    context.setInterval(() => undefined, 1_000);
    context.onInvalidated(controls([salePage, purchasePage]));
  },
});
