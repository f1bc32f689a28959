import {speak} from './speaks.ts';

await speak('en', 'en-GB');
