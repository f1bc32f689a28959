import {createAsk} from './send-ask.ts';

/** Asks the worker, from DEAR's page; apart, so that it need not carry what only our own pages may ask. */
export const askFromPage = createAsk(['document', 'sync-document', 'menu', 'sync-all', 'dock', 'load-sheets']);
