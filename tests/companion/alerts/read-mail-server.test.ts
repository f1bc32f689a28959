import {expect, test} from 'vitest';
import {readMailServer} from '../../../companion/alerts/read-mail-server.ts';

test.each([
  ['smtp://mail.example.com', {host: 'mail.example.com', port: 587, secure: false, login: null, requireTLS: false}],
  ['smtps://mail.example.com', {port: 465, secure: true, requireTLS: false, rejectUnauthorized: null}],
  ['smtp://mail.example.com:25/', {port: 25, ignoreTLS: false}],
  ['smtp://a%40b.nz:p%3Ass%25@mail.example.com', {login: {user: 'a@b.nz', pass: 'p:ss%'}, requireTLS: true}],
  ['smtp://a:b@127.0.0.1:2525', {host: '127.0.0.1', requireTLS: false, rejectUnauthorized: false}],
  ['smtp://localhost?tls.rejectUnauthorized=true', {rejectUnauthorized: true}],
  ['smtp://a:b@[::1]', {host: '::1', requireTLS: false}],
  ['smtp://a:b@mail.example.com?requireTLS=false', {requireTLS: false}],
  [
    'smtp://mail.example.com?requireTLS=true&tls.rejectUnauthorized=false',
    {requireTLS: true, rejectUnauthorized: false},
  ],
  ['smtp://mail.example.com?ignoreTLS=true', {ignoreTLS: true}],
])('%s', (address, expected) => {
  expect(readMailServer(address)).toMatchObject(expected);
});

test.each([
  ['mail.example.com:587', /begins with smtp/],
  ['https://mail.example.com', /begins with smtp/],
  ['smtp://', /begins with smtp/],
  ['smtp://hunter2@mail.example.com', /both, user and password/],
  ['smtp://:hunter2@mail.example.com', /both, user and password/],
  ['smtp://a:hunter2%zz@mail.example.com', /%25/],
  ['smtp://a:hunter2@mail.example.com/inbox', /nothing stands behind the port/],
  ['smtp://a:hunter2@mail.example.com?tls=none', /after the \?/],
  ['smtp://a:hunter2@mail.example.com?requireTLS=1', /true or false/],
])('%s is no address of a mail server, and the words do not repeat it', (address, words) => {
  expect(() => readMailServer(address)).toThrow(words);
  expect(() => readMailServer(address)).not.toThrow(/hunter2/);
});
