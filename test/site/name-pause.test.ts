import { expect, test } from 'vitest';
import { namePause } from '../../shared/site/name-pause.ts';

const site = { pauseReasonNames: [{ reason: 'Lunch', name: { en: 'Lunch', 'zh-CN': '午餐' } }] };

test('a pause reason is named in the reader’s language, or the nearest there is', () => {
  expect(namePause(site, 'Lunch', 'zh-CN')).toBe('午餐');
  expect(namePause(site, 'Lunch', 'zh-TW')).toBe('午餐');
  expect(namePause(site, 'Lunch', 'en')).toBe('Lunch');
});

test('a reason the site does not name shows as the phone system says it', () => {
  expect(namePause(site, 'Fire drill', 'zh-CN')).toBe('Fire drill');
  expect(namePause(null, 'Lunch', 'en')).toBe('Lunch');
});
