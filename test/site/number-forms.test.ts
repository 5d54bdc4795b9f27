import { expect, test } from 'vitest';
import { bareNumber, isTelephoneNumber, listNumberForms } from '../../shared/site/number-forms.ts';

const FORMS = ['+861055501234', '00861055501234', '861055501234'];

test.each(['+86 10 5550-1234', '0086 (10) 5550.1234', '86/10 55501234', '+８６1055501234'])(
  'a number has the same forms however it is written: %s',
  (number) => {
    expect(listNumberForms(number)).toEqual(FORMS);
    expect(FORMS).toContain(bareNumber(number));
  },
);

test('what is no number stays as it is', () => {
  expect(listNumberForms(' sip:li.na@example.org ')).toEqual(['sip:li.na@example.org']);
  expect(listNumberForms('#AbC-123_xyz')).toEqual(['#AbC-123_xyz']);
});

test.each([
  ['0086 10 5550-1234', '+861055501234'],
  ['0030', '0030'],
  ['000', '000'],
  ['01055501234', '01055501234'],
])('a leading 00 is a plus where a number of another country follows: %s is %s', (number, bare) => {
  expect(bareNumber(number)).toBe(bare);
});

test.each([
  '110110',
  '+49 (30) 312-3475',
  '１３９１２３４５６７８',
  'tel:+4930312',
  'sip:13912345678@example.com;transport=tcp',
])('a number outside is known: %s', (text) => expect(isTelephoneNumber(text)).toBe(true));

test.each([
  '1001',
  '110',
  '',
  'support',
  'PJSIP/1001',
  'agent 13912345678',
  '#Ab3dAb3dAb3dAb3d',
  'sip:anna@example.com',
])('what is inside is none: %s', (text) => expect(isTelephoneNumber(text)).toBe(false));
