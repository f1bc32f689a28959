import {expect, test} from 'vitest';
import {BadVariable, type Environment, readConfiguration} from '../../companion/configuration.ts';

const machine = {platform: 'linux', home: '/home/ada', folder: '/srv/deerpath'};
const read = (environment: Environment, on = machine) => readConfiguration(environment, on);

test('without any variable it is as the contract says', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 4780,
    publicUrl: null,
    xeroRedirectUrl: null,
    dataFolder: '/srv/deerpath/data',
    dearApiUrl: 'https://inventory.dearsystems.com/ExternalApi/v2',
    xero: {
      apiUrl: 'https://api.xero.com/api.xro/2.0',
      identityUrl: 'https://identity.xero.com',
      loginUrl: 'https://login.xero.com/identity/connect/authorize',
      connectionsUrl: 'https://api.xero.com/connections',
      clientId: null,
      clientSecret: null,
    },
    dearCallsPerMinute: 60,
    xeroCallsPerMinute: 60,
    xeroCallsPerDay: 1000,
    smtpUrl: null,
    mailFrom: null,
    secretKeyFile: '/home/ada/.config/deerpath/secret.key',
    tls: null,
    logLevel: 'info',
  });
  expect(read({PORT: '', HOST: ' '})).toEqual(read({}));
});

test.each([
  ['linux', {XDG_CONFIG_HOME: '/etc/ada'}, '/etc/ada/deerpath/secret.key'],
  ['darwin', {}, '/home/ada/Library/Application Support/deerpath/secret.key'],
  ['win32', {APPDATA: '/Users/ada/Roaming'}, '/Users/ada/Roaming/deerpath/secret.key'],
  ['linux', {SECRET_KEY_FILE: 'keys/mine'}, '/srv/deerpath/keys/mine'],
])('on %s with %o the key lies in %s', (platform, environment, file) => {
  expect(read(environment, {...machine, platform}).secretKeyFile).toBe(file);
});

test.each<Environment>([
  {PORT: '0'},
  {PORT: '65535'},
  {HOST: 'localhost'},
  {HOST: '::1'},
  {HOST: '[::1]'},
  {HOST: '0.0.0.0', BEHIND_PROXY: '1'},
  {HOST: 'office-pc.lan', TLS_CERT: 'a.pem', TLS_KEY: 'b.pem'},
  {PUBLIC_URL: 'https://deerpath.example.com/'},
  {XERO_REDIRECT_URL: 'http://localhost:4780/connections/xero/callback'},
  {DEAR_API_URL: 'http://127.0.0.1:9000/ExternalApi/v2/'},
  {SMTP_URL: 'smtp://user:pass@host:587', MAIL_FROM: 'Deerpath <books@example.com>'},
  {LOG_LEVEL: 'silent'},
])('%o makes sense', (environment) => {
  expect(() => read(environment)).not.toThrow();
});

test.each<[string, Environment]>([
  ['PORT', {PORT: 'http'}],
  ['PORT', {PORT: '65536'}],
  ['PORT', {PORT: '-1'}],
  ['PORT', {PORT: '47.80'}],
  ['PORT', {PORT: '0x12'}],
  ['HOST', {HOST: 'http://127.0.0.1'}],
  ['HOST', {HOST: '127.0.0.1:4780'}],
  ['HOST', {HOST: '127.0.0.999'}],
  ['HOST', {HOST: 'two words'}],
  ['HOST', {HOST: '0.0.0.0'}],
  ['HOST', {HOST: '192.168.1.20', BEHIND_PROXY: '0'}],
  ['HOST', {HOST: '::'}],
  ['BEHIND_PROXY', {BEHIND_PROXY: 'perhaps'}],
  ['TLS_KEY', {TLS_CERT: 'a.pem'}],
  ['TLS_CERT', {TLS_KEY: 'b.pem'}],
  ['PUBLIC_URL', {PUBLIC_URL: 'deerpath.example.com'}],
  ['PUBLIC_URL', {PUBLIC_URL: 'https://example.com/deerpath'}],
  ['PUBLIC_URL', {PUBLIC_URL: 'ftp://example.com'}],
  ['XERO_REDIRECT_URL', {XERO_REDIRECT_URL: 'http://example.com/connections/xero/callback'}],
  ['DEAR_API_URL', {DEAR_API_URL: 'nonsense'}],
  ['DEAR_API_URL', {DEAR_API_URL: 'http://inventory.dearsystems.com'}],
  ['DEAR_API_URL', {DEAR_API_URL: 'https://user:pass@example.com'}],
  ['XERO_API_URL', {XERO_API_URL: 'https://'}],
  ['XERO_IDENTITY_URL', {XERO_IDENTITY_URL: 'https://identity.xero.com?a=b'}],
  ['XERO_LOGIN_URL', {XERO_LOGIN_URL: 'javascript:alert(1)'}],
  ['XERO_CONNECTIONS_URL', {XERO_CONNECTIONS_URL: '/connections'}],
  ['XERO_CLIENT_ID', {XERO_CLIENT_ID: 'two words'}],
  ['DEAR_CALLS_PER_MINUTE', {DEAR_CALLS_PER_MINUTE: '0'}],
  ['XERO_CALLS_PER_MINUTE', {XERO_CALLS_PER_MINUTE: 'many'}],
  ['XERO_CALLS_PER_DAY', {XERO_CALLS_PER_DAY: '1e3'}],
  ['SMTP_URL', {SMTP_URL: 'mail.example.com:587'}],
  ['SMTP_URL', {SMTP_URL: 'https://mail.example.com'}],
  ['MAIL_FROM', {MAIL_FROM: 'nobody'}],
  ['LOG_LEVEL', {LOG_LEVEL: 'loud'}],
])('%s is named where it makes no sense: %o', (name, environment) => {
  let said = '';
  try {
    read(environment);
  } catch (error) {
    expect(error).toBeInstanceOf(BadVariable);
    said = String((error as Error).message);
  }
  expect(said).toMatch(new RegExp(`\\b${name}\\b`));
  expect(said).toMatch(/^[^\n]+[^\n.]\.$/);
});
