import {defineUnlistedScript} from 'wxt/utils/define-unlisted-script';
import {openSheet} from '../features/open-sheet.tsx';
import '../features/sheets.ts';

/** Put into a page of DEAR's by the worker when somebody reaches for what opens there. */
export default defineUnlistedScript(() => {
  globalThis.deerpathSheets = openSheet;
});
