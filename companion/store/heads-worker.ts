import {parentPort, workerData} from 'node:worker_threads';
import {readHeads} from './read-heads.ts';

// A thread of its own looks through hundreds of megabytes, while the companion itself is loaded.
parentPort?.postMessage(readHeads(workerData));
