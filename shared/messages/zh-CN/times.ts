import type * as english from '../en/times.ts';
import { durationUnits } from './names.ts';

const bad = ({ column, value }: { readonly column: string; readonly value: string }, words: string) =>
  `“${column}”（${value}）${words}`;

export const times: typeof english.times = {
  'moment-unreadable': (at) =>
    bad(at, '应为带时刻的日期，例如 2026-11-22 08:15:00。请更正，或为该含义指定其他列。'),
  'moment-without-time': (at) => bad(at, '只有日期，没有时刻。请把时刻所在的列也指定为同一含义。'),
  'moment-order-open': (at) => bad(at, '看不出日在前还是月在前。请选择日期的顺序。'),
  'moment-month-first': (at) => bad(at, '中没有这个月份。日期可能是月在前，请选择另一种顺序。'),
  'moment-day-first': (at) => bad(at, '中没有这个月份。日期可能是日在前，请选择另一种顺序。'),
  'moment-no-date': (at) => bad(at, '不是日历上的日期。请更正，或选择其他日期顺序。'),
  'moment-repeated': ({ timeZone, ...at }) =>
    bad(at, `在 ${timeZone} 时钟回拨时出现两次。请选择这类时间取前一次还是后一次。`),
  'moment-skipped': ({ timeZone, ...at }) =>
    bad(at, `在 ${timeZone} 时钟拨快时被跳过，并不存在。请选择顺延这类时间，或更换时区。`),
  'moment-implausible': (at) => bad(at, '应在 1990 年至 2200 年之间。它可能不是时间，请指定其他列。'),
  'moment-in-future': ({ today, ...at }) =>
    bad(
      at,
      `不能晚于今天（${today}）之后两天：尚未发生的来电不可能已被统计。请更正年份，或选择其他日期顺序。`,
    ),
  'duration-unreadable': (at) => bad(at, '应为时长，例如 62、1:02、0:01:02 或 62 秒。请更正，或指定其他列。'),
  'duration-negative': (at) => bad(at, '不能小于零。它可能不是时长，请指定其他列。'),
  'duration-over-a-day': ({ unit, ...at }) =>
    bad(at, `不能超过一天。数字的单位可能不是${durationUnits[unit]}，请选择其他单位。`),
  'number-unreadable': (at) => bad(at, '应为数字，例如 62 或 1,234。请更正，或指定其他列。'),
  'count-unreadable': ({ most, ...at }) => bad(at, `应为 0 到 ${most} 的整数。请更正，或指定其他列。`),
  'outcome-unknown': (at) =>
    bad(
      at,
      '不是可识别的结果。可识别的例如：接通、放弃、超时、溢出、留言、回拨、answered、abandoned。请更正，或不读取该列：是否接通将由各个时间判断。',
    ),
  'flow-out-unknown': ({ known, ...at }) =>
    bad(
      at,
      `不是可识别的溢出原因。可识别的有：超时、溢出、留言、回拨，以及 ${known}。请更正，或不读取该列。`,
    ),
  'id-of-site': ({ column }) =>
    `“${column}”（“*”）表示全站，不能用作编号。请写队列名称；全站合计由各队列相加得出。`,
  'id-too-long': ({ most, ...at }) => bad(at, `不能超过 ${most} 个字符。请指定其他列。`),
  'id-halved': (at) => bad(at, '中有半个字符。请选择其他编码。'),
};
