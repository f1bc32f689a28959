import {expect, test} from 'vitest';
import {contentTypeOf} from '../../../companion/attachments/content-type.ts';

test.each([
  ['what DEAR declares', 'image/jpeg', 'photo.png', 'image/jpeg'],
  ['without parameters', 'Text/Plain; charset=utf-8', 'a.txt', 'text/plain'],
  ['by its extension where DEAR declares nothing', '', 'photo.JPG', 'image/jpeg'],
  ['by its extension where DEAR does not know', 'application/octet-stream', 'a.pdf', 'application/pdf'],
  ['by its extension where DEAR declares nonsense', 'pdf\r\nX-Evil: 1', 'a.pdf', 'application/pdf'],
  ['for an e-mail', '', 'Re order.eml', 'message/rfc822'],
  ['for a message of Outlook', '', 'Re order.msg', 'application/vnd.ms-outlook'],
  ['for what nobody knows', '', 'README', 'application/octet-stream'],
])('the type %s', (_, contentType, fileName, expected) => {
  expect(contentTypeOf({contentType, fileName})).toBe(expected);
});
