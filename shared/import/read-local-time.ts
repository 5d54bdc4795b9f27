import type { ImportOptions } from './import-format.ts';

/** What a text says by itself: the clock's reading as if it were UTC, and its offset when it states one. */
export interface LocalTime {
  readonly localMs: number;
  readonly offsetMs: number | null;
}

type DateOrder = ImportOptions['dateOrder'];

/** Why a text is no moment: the codes of messages. */
export type MomentFault =
  | 'moment-unreadable'
  | 'moment-without-time'
  | 'moment-order-open'
  | 'moment-month-first'
  | 'moment-day-first'
  | 'moment-no-date';

/** Reads one way of writing a moment. */
export function readLocalTime(text: string, order: DateOrder): LocalTime | MomentFault {
  const iso = YEAR_FIRST.exec(text);
  if (iso !== null) {
    const read = build(iso[1]!, iso[2]!, iso[3]!, iso[4]!);
    if (typeof read !== 'string' || !HAS_WORDS.test(iso[4]!)) return read;
  }
  if (NUMBER.test(text)) return readStamp(text);
  const plain = HAS_WORDS.test(text) ? replaceWords(text) : text;
  const yearFirst = YEAR_FIRST.exec(plain);
  if (yearFirst !== null) return build(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!, yearFirst[4]!);
  const yearLast = YEAR_LAST.exec(plain);
  if (yearLast === null) return 'moment-unreadable';
  const [, first, second, third, rest] = yearLast as unknown as [string, string, string, string, string];
  switch (order) {
    case 'year-month-day':
      return third.length === 2 ? build(first, second, third, rest) : 'moment-order-open';
    case 'day-month-year':
      return Number(second) > 12 ? 'moment-month-first' : build(third, second, first, rest);
    case 'month-day-year':
      return Number(first) > 12 ? 'moment-day-first' : build(third, first, second, rest);
    default:
      return order satisfies never;
  }
}

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]\s*|$)(.*)$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T\s,]\s*|$)(.*)$/;
const TIME =
  /^(am|pm)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?(?:\d{2})?)?$/i;
const NUMBER = /^\d+(?:\.\d+)?$/;
const HAS_WORDS = /[a-z年月日时時点點午晨早]/i;

function build(year: string, month: string, day: string, rest: string): LocalTime | MomentFault {
  if (rest === '') return 'moment-without-time';
  const time = TIME.exec(rest);
  if (time === null) return 'moment-unreadable';
  const [, before, hourText, minute, second = '0', fraction, after, zone] = time;
  const half = (before ?? after)?.toLowerCase();
  let hour = Number(hourText);
  if (half !== undefined) {
    if (hour > 12 && half === 'am') return 'moment-unreadable';
    // 下午13:05 is written by some; 12 AM is midnight, 12 PM is noon.
    if (hour === 12) hour = half === 'am' ? 0 : 12;
    else if (half === 'pm' && hour < 12) hour += 12;
  }
  const isEndOfDay = hour === 24 && Number(minute) === 0 && Number(second) === 0;
  if ((hour > 23 && !isEndOfDay) || Number(minute) > 59 || Number(second) > 59) return 'moment-unreadable';
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const midnightMs = Date.UTC(fullYear, Number(month) - 1, Number(day));
  const date = new Date(midnightMs);
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return 'moment-no-date';
  const ms = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6);
  return {
    localMs: midnightMs + ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000 + ms,
    offsetMs: zone === undefined ? null : offsetOf(zone),
  };
}

function offsetOf(zone: string): number {
  const parts = /([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (parts === null) return 0;
  const ms = (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 60_000;
  return parts[1] === '-' ? -ms : ms;
}

/** Numbers alone: `20261122081500`, epoch ms, epoch seconds, or a spreadsheet's days since 1899-12-30. */
function readStamp(text: string): LocalTime | MomentFault {
  const compact = /^((?:19|20|21)\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?$/.exec(text);
  if (compact !== null) {
    const [, year, month, day, hour, minute, second = '00'] = compact;
    return build(year!, month!, day!, `${hour}:${minute}:${second}`);
  }
  const number = Number(text);
  if (number >= 1e11 && number < 1e13) return { localMs: Math.round(number), offsetMs: 0 };
  if (number >= 1e8 && number < 1e11) return { localMs: Math.round(number * 1000), offsetMs: 0 };
  // 1990 to 2200. A spreadsheet's day has 86,400,000 ms; what it cannot say exactly is rounded to the nearest.
  if (number >= 32_874 && number < 109_575)
    return { localMs: Math.round((number - 25_569) * 86_400_000), offsetMs: null };
  return 'moment-unreadable';
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Words to signs: months by name, 年月日, 上午 and 下午. */
function replaceWords(text: string): string {
  return text
    .replace(/(\d+)\s*年\s*(\d+)\s*月\s*(\d+)\s*日?/, '$1-$2-$3 ')
    .replace(/(\d+)\s*[时時点點]\s*(\d+)\s*分?\s*(?:(\d+)\s*秒)?/, (_, hour, minute, second) =>
      [hour, minute.padStart(2, '0'), ...(second ? [second.padStart(2, '0')] : [])].join(':'),
    )
    .replace(/上午|凌晨|早上/, ' am ')
    .replace(/下午/, ' pm ')
    .replace(/([ap])\.\s?m\.?/i, '$1m')
    .replace(
      /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[-\s]([a-z]{3})[a-z]*\.?,?[-\s](\d{4})/i,
      (whole, day, month, year) => dated(whole, day, month, year),
    )
    .replace(
      /^(?:[a-z]{3,9},\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4}),?/i,
      (whole, month, day, year) => dated(whole, day, month, year),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function dated(whole: string, day: string, month: string, year: string): string {
  const index = MONTHS.indexOf(month.toLowerCase());
  return index < 0 ? whole : `${year}-${index + 1}-${day}`;
}
