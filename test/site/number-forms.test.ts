import { expect, test } from 'vitest';
import { bareNumber, listNumberForms } from '../../shared/site/number-forms.ts';

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
