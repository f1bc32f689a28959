import {readFileSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {SMTPServer, type SMTPServerOptions} from 'smtp-server';
import {type ReadMail, readMail} from './read-mail.ts';

const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
/** For 127.0.0.1, signed by itself; its key is known to everybody. */
export const CERTIFICATE = pem('mail.cert');

interface ReceivedMail extends ReadMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** Who had logged in. */
  readonly user: string | undefined;
  readonly isSecure: boolean;
}

export interface MailServer {
  readonly port: number;
  readonly mails: ReceivedMail[];
  /** How often somebody began to speak. */
  readonly conversations: () => number;
  close(): Promise<void>;
}

/**
 * A real SMTP server on this machine, with a certificate that nobody vouches for.
 *
 * @param login the one login that it knows; anybody may send where none is given.
 * @param refuses addresses that it takes no mail for.
 * @param hangsUp `in the middle`: while the mail is under way; `before its answer`: it has it, and never says so. Once.
 */
export async function startMailServer({
  login,
  refuses = [],
  hangsUp,
  port = 0,
  ...options
}: Pick<SMTPServerOptions, 'secure' | 'hideSTARTTLS'> & {
  login?: {user: string; pass: string};
  refuses?: readonly string[];
  hangsUp?: 'in the middle' | 'before its answer';
  port?: number;
} = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let conversations = 0;
  let mood = hangsUp;
  const server = new SMTPServer({
    ...options,
    cert: CERTIFICATE,
    key: pem('mail.key'),
    authOptional: login === undefined,
    disabledCommands: [...(login ? [] : ['AUTH']), ...(options.hideSTARTTLS ? ['STARTTLS'] : [])],
    allowInsecureAuth: true,
    onConnect(_session, done) {
      conversations += 1;
      done();
    },
    onAuth({username, password}, _session, done) {
      if (username === login?.user && password === login?.pass) done(null, {user: username});
      else done(new Error('Who is that'));
    },
    onRcptTo({address}, _session, done) {
      if (refuses.includes(address)) done(Object.assign(new Error('No such user here'), {responseCode: 550}));
      else done();
    },
    onData(stream, session, done) {
      if (mood === 'in the middle') {
        mood = undefined;
        stream.on('error', () => undefined);
        stream.once('data', () => cut(server));
        return;
      }
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const {mailFrom, rcptTo} = session.envelope;
        mails.push({
          ...readMail(raw),
          raw,
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({address}) => address),
          user: session.user,
          isSecure: session.secure,
        });
        if (mood !== 'before its answer') return done();
        mood = undefined;
        cut(server);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    conversations: () => conversations,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        cut(server);
      }),
  };
}

/** Ends every conversation without a word. */
function cut({connections}: SMTPServer): void {
  for (const {_socket} of connections as Set<{_socket: {destroy(): void}}>) _socket.destroy();
}
