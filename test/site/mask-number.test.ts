import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskNumber } from '../../shared/site/mask-number.ts';

describe('maskNumber', () => {
  it.each([
    ['+49303123475', '+493 ••• 475'],
    ['+49 (30) 312-3475', '+493 ••• 475'],
    ['13912345678', '139 ••• 678'],
    ['008613912345678', '008 ••• 678'],
    ['１３９１２３４５６７８', '139 ••• 678'],
    ['1012345678', '10 ••• 78'],
    ['12345678', '12 ••• 78'],
    ['123456', '1 ••• 6'],
    ['12345', '•••'],
    ['110', '•••'],
    ['', '•••'],
    ['anonymous', '•••'],
    ['sip:13912345678@example.com', '•••'],
    ['王芳 13912345678', '•••'],
    ['📞📞📞📞📞📞📞', '•••'],
    ['139📞12345678', '•••'],
  ])('SD5 %s is %s', (number, masked) => {
    expect(maskNumber(number)).toBe(masked);
  });

  it('SD5 never shows more than 6 digits in 11, nor how many there are', () => {
    const digits = fc.stringMatching(/^\+?[0-9 ()./-]{0,80}$/);
    fc.assert(
      fc.property(fc.oneof(digits, fc.string({ unit: 'grapheme' })), (number) => {
        const masked = maskNumber(number);
        expect(masked).toMatch(/^\+?(\d{1,3} )?•••( \d{1,3})?$/);
        const shown = masked.replace(/\D/g, '').length;
        const digitsThere = number.normalize('NFKC').replace(/[^0-9]/g, '').length;
        expect(shown).toBeLessThanOrEqual((digitsThere * 6) / 11);
      }),
      { seed: 31 },
    );
  });
});
