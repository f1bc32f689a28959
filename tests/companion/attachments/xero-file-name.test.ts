import fc from 'fast-check';
import {expect, test} from 'vitest';
import {nameKey, withSuffix, xeroFileName} from '../../../companion/attachments/xero-file-name.ts';

test.each([
  ['signed delivery.pdf', 'signed delivery.pdf'],
  ['фото.jpg', 'фото.jpg'],
  ['請求書 (2).xlsx', '請求書 (2).xlsx'],
  ['Ōtautahi & Sons #7 100%.PDF', 'Ōtautahi & Sons #7 100%.PDF'],
  ['😀.png', '😀.png'],
  ['a<b>c:d"e/f\\g|h?i*j+k.pdf', 'a_b_c_d_e_f_g_h_i_j_k.pdf'],
  ['nul\0tab\tline\n.pdf', 'nul_tab_line_.pdf'],
  ['  in the middle  .pdf ', 'in the middle  .pdf'],
  ['ends with dots...', 'ends with dots'],
  ['..', 'file'],
  ['', 'file'],
  ['half \ud83d of one.png', 'half _ of one.png'],
])('%j goes as %j', (name, expected) => {
  expect(xeroFileName(name)).toBe(expected);
});

const anyName = fc.string({unit: 'binary', maxLength: 400});

test('whatever its name, Xero takes it, and no name is changed twice', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const given = xeroFileName(name);
      expect(given).not.toMatch(/[<>:"/\\|?*+\p{Cc}]/u);
      expect(given.trim()).toBe(given);
      expect(given).not.toMatch(/^$|\.$/);
      expect([...given].length).toBeLessThanOrEqual(150);
      expect(decodeURIComponent(encodeURIComponent(given))).toBe(given);
      expect(xeroFileName(given)).toBe(given);
    }),
  );
});

test('a name that Xero takes stays to the letter', () => {
  const fine = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} ._()&#%-]{0,80}[\p{L}\p{N}]$/u);
  fc.assert(
    fc.property(fine, (name) => {
      expect(xeroFileName(name)).toBe(name);
    }),
  );
});

test('one that is too long keeps its extension, and so does one with a suffix', () => {
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', minLength: 160, maxLength: 300}), (stem) => {
      const name = xeroFileName(`x${stem}x.pdf`);
      expect(name).toMatch(/\.pdf$/);
      expect(withSuffix(name, '1a103e3e')).toMatch(/-1a103e3e\.pdf$/);
      expect([...withSuffix(name, '1a103e3e')].length).toBeLessThanOrEqual(150);
    }),
  );
});

test('capitals and the way an accent is written tell no names apart', () => {
  expect(nameKey('Caf\u00e9.PDF')).toBe(nameKey('cafe\u0301.pdf'));
});
