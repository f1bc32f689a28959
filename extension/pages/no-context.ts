/**
 * Takes the place of what WXT hands to content scripts (see wxt.config.ts): a tenth of what may be loaded with every page of
 * DEAR's, a message to the page's own listeners, and of it all only the end of the script is needed, which `features/orphan.ts`
 * finds out.
 */
export const ContentScriptContext = Object;
