import { describe, expect, it } from 'vitest';
import { createMomentParser, type MomentRules } from '../../shared/import/parse-moment.ts';
import { parseCount, parseNumber } from '../../shared/import/parse-number.ts';
import { parseDuration } from '../../shared/import/parse-duration.ts';
import { parseFlowOutReason, parseOutcome } from '../../shared/import/parse-outcome.ts';
import { readTimeRange } from '../../shared/import/read-time-range.ts';

const BERLIN: MomentRules = {
  timeZone: 'Europe/Berlin',
  repeatedTime: 'earlier',
  skippedTime: 'shift',
  dateOrder: 'day-month-year',
  nowMs: Date.UTC(2028, 5, 1),
};

function at(text: string | number, rules: Partial<MomentRules> = {}): string {
  const atMs = createMomentParser({ ...BERLIN, ...rules })(text, 'Start')!;
  return new Date(atMs).toISOString().replace('.000Z', 'Z');
}

describe('moments', () => {
  it.each([
    ['2026-11-22T08:15:00Z', '2026-11-22T08:15:00Z'],
    ['2026-11-22T08:15:00.250Z', '2026-11-22T08:15:00.250Z'],
    ['2026-11-22T08:15:00+08:00', '2026-11-22T00:15:00Z'],
    ['2026-11-22 08:15:00+0530', '2026-11-22T02:45:00Z'],
    ['2026-11-22 08:15:00-05', '2026-11-22T13:15:00Z'],
    ['2026-11-22 08:15:00 UTC', '2026-11-22T08:15:00Z'],
    ['2026-11-22T08:15:00', '2026-11-22T07:15:00Z'],
    ['2026-11-22 08:15:00', '2026-11-22T07:15:00Z'],
    ['2026-11-22 8:15', '2026-11-22T07:15:00Z'],
    ['2026/11/22 8:15:03', '2026-11-22T07:15:03Z'],
    ['22/11/2026 8:15', '2026-11-22T07:15:00Z'],
    ['22.11.2026 08:15:30,5', '2026-11-22T07:15:30.500Z'],
    ['22-11-26 08:15', '2026-11-22T07:15:00Z'],
    ['22-Nov-2026 08:15', '2026-11-22T07:15:00Z'],
    ['22 November 2026 8:15 PM', '2026-11-22T19:15:00Z'],
    ['Nov 22, 2026 8:15:03 p.m.', '2026-11-22T19:15:03Z'],
    ['Sun, 22 Nov 2026 08:15:00 GMT', '2026-11-22T08:15:00Z'],
    ['2026年11月22日 上午8:15', '2026-11-22T07:15:00Z'],
    ['2026年11月22日 下午08:15:09', '2026-11-22T19:15:09Z'],
    ['2026年1月2日8时5分', '2026-01-02T07:05:00Z'],
    ['2026/11/22 上午 12:05', '2026-11-21T23:05:00Z'],
    ['２０２６-１１-２２　０８：１５', '2026-11-22T07:15:00Z'],
    ['20261122081500', '2026-11-22T07:15:00Z'],
    ['1795335300', '2026-11-22T08:15:00Z'],
    ['1795335300250', '2026-11-22T08:15:00.250Z'],
    [1_795_335_300.5, '2026-11-22T08:15:00.500Z'],
    [46_348.34375, '2026-11-22T07:15:00Z'],
  ])('IM1 %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each([
    ['11/22/2026 8:15:03 PM', '2026-11-22T19:15:03Z'],
    ['1/2/2026 12:00 AM', '2026-01-01T23:00:00Z'],
    ['1/2/2026 12:00 PM', '2026-01-02T11:00:00Z'],
  ])('IM1 with the month first: %s', (text, expected) => {
    expect(at(text, { dateOrder: 'month-day-year' })).toBe(expected);
  });

  it.each([
    ['2028-02-29 00:00:00', '2028-02-28T23:00:00Z'],
    ['2026-12-31 24:00', '2026-12-31T23:00:00Z'],
    ['2026-01-01 00:00', '2025-12-31T23:00:00Z'],
  ])('IM1 leap days and midnights: %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it('IM2 a time that the clocks pass twice is the one chosen', () => {
    const text = '2026-10-25 02:30:00';
    expect(at(text)).toBe('2026-10-25T00:30:00Z');
    expect(at(text, { repeatedTime: 'later' })).toBe('2026-10-25T01:30:00Z');
    expect(() => at(text, { repeatedTime: 'refuse' })).toThrow('comes twice in Europe/Berlin');
    expect(at('2026-10-25T02:30:00+01:00', { repeatedTime: 'refuse' })).toBe('2026-10-25T01:30:00Z');
    expect(at('2026-10-25 01:59:59', { repeatedTime: 'refuse' })).toBe('2026-10-24T23:59:59Z');
    expect(at('2026-10-25 03:00:00', { repeatedTime: 'refuse' })).toBe('2026-10-25T02:00:00Z');
  });

  it('IM2 a time that the clocks skip is shifted or refused', () => {
    const text = '2026-03-29 02:30:00';
    expect(at(text)).toBe('2026-03-29T01:30:00Z');
    expect(() => at(text, { skippedTime: 'refuse' })).toThrow('does not exist in Europe/Berlin');
    expect(at('2026-03-29 03:00:00', { skippedTime: 'refuse' })).toBe('2026-03-29T01:00:00Z');
    expect(at('2026-03-29 01:59:59', { skippedTime: 'refuse' })).toBe('2026-03-29T00:59:59Z');
  });

  it.each([
    ['2026-02-30 08:00', 'is no date of the calendar'],
    ['22/11/2026', 'has a date but no time of day'],
    ['11/22/2026 08:00', 'no such month'],
    ['hello', 'must be a date with a time'],
    ['2026-11-22 25:00', 'must be a date with a time'],
    ['2026-11-22 08:75', 'must be a date with a time'],
    ['1880-01-01 08:00', 'must be between 1990 and 2200'],
    ['12', 'must be a date with a time'],
  ])('IM3 refuses %s in a sentence that names value and rule', (text, rule) => {
    expect(() => at(text)).toThrow(rule);
    expect(() => at(text)).toThrow(`Start ("${text}")`);
  });

  it('IM7 nothing is taken that is later than two days after now', () => {
    const nowMs = Date.UTC(2026, 10, 29, 23, 30);
    expect(at('2026-12-02 00:30:00', { nowMs })).toBe('2026-12-01T23:30:00Z');
    for (const text of ['2026-12-02 00:30:01', '2027-11-29 08:00', '2150-01-01 08:00'])
      expect(() => at(text, { nowMs })).toThrow(
        `Start ("${text}") must not be later than two days after today (2026-11-30): what is to come was not counted yet.`,
      );
    expect(() => at('2250-01-01 08:00', { nowMs })).toThrow('must be between 1990 and 2200');
  });

  it('IM3 a year at the end needs an order', () => {
    expect(() => at('03/04/2026 08:00', { dateOrder: 'year-month-day' })).toThrow('Choose the order');
  });

  it('is nothing where there is nothing', () => {
    const parse = createMomentParser(BERLIN);
    for (const cell of ['', ' ', '-', 'N/A', 'null', null, undefined]) expect(parse(cell, 'x')).toBeNull();
  });
});

describe('lengths of time', () => {
  it.each([
    ['12', 12_000],
    ['12.5', 12_500],
    ['12,5', 12_500],
    ['1,234', 1_234_000],
    ['0', 0],
    [62, 62_000],
    ['1:02', 62_000],
    ['0:01:02', 62_000],
    ['00:01:02.5', 62_500],
    ['100:00', 6_000_000],
    ['1h02m', 3_720_000],
    ['1 h 2 min 3 s', 3_723_000],
    ['62 s', 62_000],
    ['62sec', 62_000],
    ['1.5 min', 90_000],
    ['250 ms', 250],
    ['PT1M2S', 62_000],
    ['1分2秒', 62_000],
    ['1小时2分', 3_720_000],
    ['３５秒', 35_000],
    ['0.01:02:03', 3_723_000],
  ])('IM4 %s', (text, ms) => {
    expect(parseDuration(text, 'Wait', 'seconds')).toBe(ms);
  });

  it('IM4 a number without a unit is in the unit chosen', () => {
    expect(parseDuration('1500', 'Wait', 'milliseconds')).toBe(1500);
    expect(parseDuration('1.5', 'Wait', 'minutes')).toBe(90_000);
    expect(parseDuration('1:02', 'Wait', 'milliseconds')).toBe(62_000);
  });

  it.each([
    ['-5', 'must not be below zero'],
    ['abc', 'must be a length of time'],
    ['1:75', 'must be a length of time'],
    ['86401', 'must be a day at most'],
  ])('IM3 refuses %s', (text, rule) => {
    expect(() => parseDuration(text, 'Wait', 'seconds')).toThrow(`Wait ("${text}") ${rule}`);
  });
});

describe('numbers', () => {
  it.each([
    ['1234', 1234],
    ['1,234', 1234],
    ['1,234,567', 1_234_567],
    ['1 234', 1234],
    ["1'234", 1234],
    ['1.234.567', 1_234_567],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['１２', 12],
  ])('IM5 %s', (text, number) => {
    expect(parseNumber(text, 'Offered')).toBe(number);
  });

  it('IM5 counts are whole', () => {
    expect(() => parseCount('1.5', 'Offered')).toThrow('Offered ("1.5") must be a whole number');
    expect(() => parseCount('-1', 'Offered')).toThrow('whole number');
    expect(() => parseCount('many', 'Offered')).toThrow('must be a number');
  });
});

describe('outcomes', () => {
  it.each([
    ['Answered', 'answered'],
    ['接通', 'answered'],
    ['已應答', 'answered'],
    ['COMPLETEAGENT', 'answered'],
    ['Yes', 'answered'],
    ['是', 'answered'],
    [1, 'answered'],
    ['ABANDON', 'abandoned'],
    ['放弃', 'abandoned'],
    ['已放棄', 'abandoned'],
    ['No Answer', 'abandoned'],
    ['Abandonné', 'abandoned'],
    ['排队中', 'waiting'],
  ])('IM6 %s is %s', (text, outcome) => {
    expect(parseOutcome(text, 'Result')).toBe(outcome);
  });

  it.each([
    ['Timed out', 'timeout'],
    ['EXITWITHTIMEOUT', 'timeout'],
    ['溢出', 'overflow'],
    ['Voice Mail', 'voicemail'],
    ['留言', 'voicemail'],
    ['回拨', 'callback'],
    ['flowed-out', 'other'],
    ['WITHDRAW', 'withdrawn'],
  ])('IM6 %s flows out: %s', (text, reason) => {
    expect(parseOutcome(text, 'Result')).toEqual({ reason });
  });

  it('IM6 a reason is one of ours, or a word for it', () => {
    expect(parseFlowOutReason('lost', 'Reason')).toBe('lost');
    expect(parseFlowOutReason('逾時', 'Reason')).toBe('timeout');
    expect(() => parseFlowOutReason('answered', 'Reason')).toThrow('is no reason known here');
    expect(() => parseOutcome('purple', 'Result')).toThrow('Result ("purple") is no outcome known here');
  });
});

describe('ranges of time', () => {
  it.each([
    ['2026-11-22 08:00-08:15', 15],
    ['2026-11-22 08:00 - 08:29', 30],
    ['2026-11-22 23:30–00:00', 30],
    ['2026-11-22 08:00:00~08:59:59', 60],
    ['08:00至08:30', 30],
  ])('IM20 %s', (text, minutes) => {
    expect(readTimeRange(text)).toMatchObject({ minutes });
  });

  it('IM20 an offset from UTC is no range', () => {
    expect(readTimeRange('2026-11-22 08:00-05:00')).toBeNull();
  });
});
