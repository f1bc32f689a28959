import {isIP} from 'node:net';
import {join, resolve} from 'node:path';
import {readMailServer} from './alerts/read-mail-server.ts';
import {type LogLevel, logLevels} from './platform/pino-log.ts';
import {secureAddress} from './platform/secure-address.ts';

/** All that the environment can say, checked once. */
export interface Configuration {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly publicUrl: string | null;
  /** Null stands for this machine under the port it listens on. */
  readonly xeroRedirectUrl: string | null;
  readonly dataFolder: string;
  readonly dearApiUrl: string;
  readonly xero: {
    readonly apiUrl: string;
    readonly identityUrl: string;
    readonly loginUrl: string;
    readonly connectionsUrl: string;
    readonly clientId: string | null;
    readonly clientSecret: string | null;
  };
  readonly dearCallsPerMinute: number;
  readonly xeroCallsPerMinute: number;
  readonly xeroCallsPerDay: number;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  readonly secretKeyFile: string;
  readonly tls: {readonly certificateFile: string; readonly keyFile: string} | null;
  readonly logLevel: LogLevel;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where this machine keeps a user's files, and from where relative paths count. */
export interface Machine {
  readonly platform: string;
  readonly home: string;
  readonly folder: string;
}

/** A variable that makes no sense; the message is one sentence that names it. */
export class BadVariable extends Error {
  override readonly name = 'BadVariable';
}

/** Reads the environment. Throws `BadVariable` for the first variable that makes no sense. An empty one is not set. */
export function readConfiguration(environment: Environment, machine: Machine): Configuration {
  const read = reader(environment);
  const host = read.host('HOST', '127.0.0.1');
  const tls = readTls(read, machine);
  const behindProxy = read.flag('BEHIND_PROXY');
  if (!isLoopback(host) && tls === null && !behindProxy) {
    throw new BadVariable(
      `HOST is ${host}, which others can reach: set TLS_CERT and TLS_KEY, or BEHIND_PROXY=1 when a proxy in front of it does TLS.`,
    );
  }
  return {
    host,
    port: read.wholeNumber('PORT', 4780, {least: 0, most: 65_535}),
    publicUrl: read.origin('PUBLIC_URL'),
    xeroRedirectUrl: read.redirect('XERO_REDIRECT_URL'),
    dataFolder: resolve(machine.folder, read.text('DATA_DIR') ?? 'data'),
    dearApiUrl: read.address('DEAR_API_URL', 'https://inventory.dearsystems.com/ExternalApi/v2'),
    xero: {
      apiUrl: read.address('XERO_API_URL', 'https://api.xero.com/api.xro/2.0'),
      identityUrl: read.address('XERO_IDENTITY_URL', 'https://identity.xero.com'),
      loginUrl: read.address('XERO_LOGIN_URL', 'https://login.xero.com/identity/connect/authorize'),
      connectionsUrl: read.address('XERO_CONNECTIONS_URL', 'https://api.xero.com/connections'),
      clientId: read.word('XERO_CLIENT_ID'),
      clientSecret: read.word('XERO_CLIENT_SECRET'),
    },
    dearCallsPerMinute: read.wholeNumber('DEAR_CALLS_PER_MINUTE', 60, budget),
    xeroCallsPerMinute: read.wholeNumber('XERO_CALLS_PER_MINUTE', 60, budget),
    xeroCallsPerDay: read.wholeNumber('XERO_CALLS_PER_DAY', 1000, budget),
    smtpUrl: read.smtp('SMTP_URL'),
    mailFrom: read.mailAddress('MAIL_FROM'),
    secretKeyFile: resolve(machine.folder, read.text('SECRET_KEY_FILE') ?? usualKeyFile(read, machine)),
    tls,
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
  };
}

/** Only this machine can reach it. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const budget = {least: 1, most: 1_000_000};

type Reader = ReturnType<typeof reader>;

function readTls(read: Reader, {folder}: Machine): Configuration['tls'] {
  const certificate = read.text('TLS_CERT');
  const key = read.text('TLS_KEY');
  if (certificate === undefined && key === undefined) return null;
  if (certificate === undefined) throw new BadVariable('TLS_KEY is set without TLS_CERT: both are needed.');
  if (key === undefined) throw new BadVariable('TLS_CERT is set without TLS_KEY: both are needed.');
  return {certificateFile: resolve(folder, certificate), keyFile: resolve(folder, key)};
}

/** Apart from the data, where programs of a user keep what is theirs. */
function usualKeyFile(read: Reader, {platform, home}: Machine): string {
  const folder =
    platform === 'win32'
      ? (read.text('APPDATA') ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (read.text('XDG_CONFIG_HOME') ?? join(home, '.config'));
  return join(folder, 'deerpath', 'secret.key');
}

function reader(environment: Environment) {
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const bad = (name: string, what: string) => new BadVariable(`${name} makes no sense: ${what}.`);

  function url(name: string, value: string, protocols: readonly string[]): URL {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol) || parsed.hostname === '') {
      throw bad(
        name,
        `it has to be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
      );
    }
    return parsed;
  }

  /** An http address without anything that only confuses. */
  function web(name: string, value: string): URL {
    const parsed = url(name, value, ['http:', 'https:']);
    if (parsed.username || parsed.password || parsed.hash)
      throw bad(name, 'an address here has no user, password or # part');
    return parsed;
  }

  function secure(name: string, value: string): void {
    try {
      secureAddress(value);
    } catch {
      throw bad(name, 'secrets travel to it, so it has to be https, or this machine itself');
    }
  }

  return {
    text,
    wholeNumber(name: string, otherwise: number, {least, most}: {least: number; most: number}): number {
      const value = text(name);
      if (value === undefined) return otherwise;
      const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
      if (!(number >= least && number <= most)) throw bad(name, `it has to be a whole number from ${least} to ${most}`);
      return number;
    },
    oneOf<Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word {
      const value = text(name);
      if (value === undefined) return otherwise;
      const known = words.find((word) => word === value);
      if (known === undefined) throw bad(name, `it is one of ${words.join(', ')}`);
      return known;
    },
    flag(name: string): boolean {
      const value = text(name);
      if (value === undefined || value === '0') return false;
      if (value !== '1') throw bad(name, 'it is 1 or not set');
      return true;
    },
    host(name: string, otherwise: string): string {
      const value = (text(name) ?? otherwise).replace(/^\[(.*)\]$/, '$1').toLowerCase();
      const isName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(value);
      const looksLikeIp = /^[\d.]+$/.test(value);
      if (isIP(value) === 0 && (!isName || looksLikeIp))
        throw bad(name, 'it has to be an IP address or the name of this machine, without a port');
      return value;
    },
    /** An address to call, without a slash at its end. */
    address(name: string, otherwise: string): string {
      const value = text(name) ?? otherwise;
      if (web(name, value).search) throw bad(name, 'an address here has no ? part');
      secure(name, value);
      return value.replace(/\/+$/, '');
    },
    origin(name: string): string | null {
      const value = text(name);
      if (value === undefined) return null;
      const parsed = web(name, value);
      if (parsed.pathname !== '/' || parsed.search)
        throw bad(name, 'it has no path: only what stands before the first slash counts');
      return parsed.origin;
    },
    redirect(name: string): string | null {
      const value = text(name);
      if (value === undefined) return null;
      web(name, value);
      secure(name, value);
      return value;
    },
    word(name: string): string | null {
      const value = text(name);
      if (value !== undefined && /[\s\p{C}]/u.test(value)) throw bad(name, 'it has blanks in it');
      return value ?? null;
    },
    smtp(name: string): string | null {
      const value = text(name);
      if (value === undefined) return null;
      try {
        readMailServer(value);
      } catch (error) {
        throw bad(name, error instanceof Error ? error.message : 'it is no address of a mail server');
      }
      return value;
    },
    mailAddress(name: string): string | null {
      const value = text(name);
      if (value !== undefined && !/^([^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/.test(value))
        throw bad(name, 'it has to be an e-mail address');
      return value ?? null;
    },
  };
}
