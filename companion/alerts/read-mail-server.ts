/** How to speak to the mail server, as `SMTP_URL` says it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (`smtps:`); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  /** Rather no mail than one in the clear. */
  readonly requireTLS: boolean;
  readonly ignoreTLS: boolean;
  /** Whether a certificate that nobody vouches for is refused; null leaves it to Node, which refuses it. */
  readonly rejectUnauthorized: boolean | null;
  readonly login: {readonly user: string; readonly pass: string} | null;
}

/**
 * Reads `smtp://user:password@host:587`, with `smtps:` for TLS from the start. A login travels only encrypted, but for a
 * server on this machine, whose certificate need not be vouched for either: nobody stands between. Elsewhere
 * `?tls.rejectUnauthorized=false` accepts a certificate that is signed by itself, `?requireTLS=`
 * and `?ignoreTLS=` say what to make of STARTTLS (the names are nodemailer's). Throws an Error whose message says what is
 * wrong without repeating anything of the address.
 */
export function readMailServer(address: string): MailServer {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') {
    throw new Error('it has to be an address that begins with smtp:// or smtps://');
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const user = plain(url.username);
  const pass = plain(url.password);
  if ((user === '') !== (pass === '')) throw new Error('a login needs both, user and password');
  if (!/^\/?$/.test(url.pathname) || url.hash) throw new Error('nothing stands behind the port but a ? part');
  const options = readOptions(url.searchParams);
  const login = user === '' ? null : {user, pass};
  const secure = url.protocol === 'smtps:';
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && (options.get('requireTLS') ?? (login !== null && !isThisMachine(host))),
    ignoreTLS: options.get('ignoreTLS') ?? false,
    rejectUnauthorized: options.get('tls.rejectUnauthorized') ?? (isThisMachine(host) ? false : null),
    login,
  };
}

const known = ['requireTLS', 'ignoreTLS', 'tls.rejectUnauthorized'];

function readOptions(parameters: URLSearchParams): Map<string, boolean> {
  return new Map(
    [...parameters].map(([name, value]) => {
      if (!known.includes(name)) throw new Error(`after the ? there may stand ${known.join(', ')}`);
      if (value !== 'true' && value !== 'false') throw new Error(`${name} is true or false`);
      return [name, value === 'true'];
    }),
  );
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Error('a % in user or password is written %25');
  }
}

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
