import {connect} from 'node:net';
import {errorCode} from './troubles.ts';

/** Whose the folder is: nobody listens there any more; he leaves it to us; or he lives, as that process or silently. */
export type Answer = 'nobody' | 'yours' | 'silent' | {readonly process: number};

/** Longer than a busy process needs. One that was stopped listens without answering, and still lives. */
export const patience = 3_000;

/** Asks whoever listens on a lock's socket. Never throws: what cannot be told is somebody who lives. */
export async function askSocket(path: string, name: string): Promise<Answer> {
  // Who hangs up without a word was ending or killed just then: the next question finds nobody.
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await askOnce(path, name);
    if (answer !== 'hung-up') return answer;
  }
  return 'silent';
}

function askOnce(path: string, name: string): Promise<Answer | 'hung-up'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let heard = '';
    const done = (answer: Answer | 'hung-up') => {
      socket.destroy();
      resolve(answer);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(patience, () => done('silent'));
    socket.on('connect', () => socket.write(`${name}\n`));
    socket.on('data', (text: string) => {
      heard += text;
    });
    socket.on('error', (error) => done(failures[errorCode(error) ?? ''] ?? 'silent'));
    socket.on('close', () => {
      const [, whose, pid] = /^(mine|yours) (\d+)\n$/.exec(heard) ?? [];
      if (!whose) done('hung-up');
      else done(whose === 'yours' ? 'yours' : {process: Number(pid)});
    });
  });
}

const failures: Readonly<Record<string, Answer | 'hung-up'>> = {
  ECONNREFUSED: 'nobody',
  ENOENT: 'nobody',
  ECONNRESET: 'hung-up',
  EPIPE: 'hung-up',
};
