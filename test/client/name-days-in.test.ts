import { describe, expect, test } from 'vitest';
import { nameDaysIn } from '../../client/state/name-days-in.ts';
import { wordMessage, type Message } from '../../shared/messages/message.ts';

const unsaved: Message = { code: 'roster-day-unsaved', day: '2026-12-01', asked: 3 };

describe('days in sentences of the server', () => {
  test.each([
    ['en', 'Tue 1 Dec 2026'],
    ['zh-CN', '2026年12月1日周二'],
    ['zh-TW', '2026年12月1日週二'],
  ] as const)('MS6 are written as the reader writes them in %s', (locale, day) => {
    const words = wordMessage(nameDaysIn(unsaved, locale), locale);
    expect(words).toContain(day);
    expect(words).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  test('MS6 also in what a message is made of; what is no day stays as it was', () => {
    const inner = { code: 'roster-setting-bad', why: unsaved } as const;
    expect(wordMessage(nameDaysIn(inner, 'en'), 'en')).toContain('Tue 1 Dec 2026');
    const typed: Message = { code: 'roster-day-outside', day: '2026-02-30' };
    expect(nameDaysIn(typed, 'en')).toEqual(typed);
  });

  test('MS4 are as programs read them for whoever asks over the interface', () => {
    expect(wordMessage(unsaved, 'en')).toContain('2026-12-01');
  });
});
