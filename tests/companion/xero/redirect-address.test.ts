import {expect, test} from 'vitest';
import {redirectAddress} from '../../../companion/xero/redirect-address.ts';

const tls = {certificateFile: 'cert.pem', keyFile: 'key.pem'};
const plain = {xeroRedirectUrl: null, publicUrl: null, tls: null};

test.each([
  ['on this machine', plain, 'http://localhost:4780/connections/xero/callback'],
  [
    'behind a proxy',
    {...plain, publicUrl: 'https://deerpath.example.com'},
    'http://localhost:4780/connections/xero/callback',
  ],
  ['with TLS of its own', {...plain, tls}, 'https://localhost:4780/connections/xero/callback'],
  [
    'with TLS and an address for colleagues',
    {...plain, tls, publicUrl: 'https://deerpath.example.com'},
    'https://deerpath.example.com/connections/xero/callback',
  ],
  [
    'where it is set',
    {...plain, tls, xeroRedirectUrl: 'https://books.example.com/back'},
    'https://books.example.com/back',
  ],
])('%s Xero sends the browser back to where the companion answers', (_, configuration, address) => {
  expect(redirectAddress(configuration, 4780)).toBe(address);
});
