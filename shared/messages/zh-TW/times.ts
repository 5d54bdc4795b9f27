import type * as english from '../en/times.ts';
import { durationUnits } from './names.ts';

const bad = ({ column, value }: { readonly column: string; readonly value: string }, words: string) =>
  `「${column}」（${value}）${words}`;

export const times: typeof english.times = {
  'moment-unreadable': (at) =>
    bad(at, '應為帶時刻的日期，例如 2026-11-22 08:15:00。請更正，或為此意義指定其他欄位。'),
  'moment-without-time': (at) => bad(at, '只有日期，沒有時刻。請將時刻所在的欄位也指定為同一意義。'),
  'moment-order-open': (at) => bad(at, '看不出日在前還是月在前。請選擇日期的順序。'),
  'moment-month-first': (at) => bad(at, '中沒有這個月份。日期可能是月在前，請選擇另一種順序。'),
  'moment-day-first': (at) => bad(at, '中沒有這個月份。日期可能是日在前，請選擇另一種順序。'),
  'moment-no-date': (at) => bad(at, '不是日曆上的日期。請更正，或選擇其他日期順序。'),
  'moment-repeated': ({ timeZone, ...at }) =>
    bad(at, `在 ${timeZone} 時鐘調慢時出現兩次。請選擇這類時間取前一次還是後一次。`),
  'moment-skipped': ({ timeZone, ...at }) =>
    bad(at, `在 ${timeZone} 時鐘調快時被跳過，並不存在。請選擇順延這類時間，或更換時區。`),
  'moment-implausible': (at) => bad(at, '應在 1990 年至 2200 年之間。它可能不是時間，請指定其他欄位。'),
  'moment-in-future': ({ today, ...at }) =>
    bad(
      at,
      `不能晚於今天（${today}）之後兩天：尚未發生的來電不可能已被統計。請更正年份，或選擇其他日期順序。`,
    ),
  'duration-unreadable': (at) =>
    bad(at, '應為時間長度，例如 62、1:02、0:01:02 或 62 秒。請更正，或指定其他欄位。'),
  'duration-negative': (at) => bad(at, '不能小於零。它可能不是時間長度，請指定其他欄位。'),
  'duration-over-a-day': ({ unit, ...at }) =>
    bad(at, `不能超過一天。數字的單位可能不是${durationUnits[unit]}，請選擇其他單位。`),
  'number-unreadable': (at) => bad(at, '應為數字，例如 62 或 1,234。請更正，或指定其他欄位。'),
  'count-unreadable': ({ most, ...at }) => bad(at, `應為 0 到 ${most} 的整數。請更正，或指定其他欄位。`),
  'outcome-unknown': (at) =>
    bad(
      at,
      '不是可辨識的結果。可辨識的例如：接聽、放棄、逾時、溢流、留言、回撥、answered、abandoned。請更正，或不讀取該欄：是否接聽將由各個時間判斷。',
    ),
  'flow-out-unknown': ({ known, ...at }) =>
    bad(
      at,
      `不是可辨識的溢流原因。可辨識的有：逾時、溢流、留言、回撥，以及 ${known}。請更正，或不讀取該欄。`,
    ),
  'id-of-site': ({ column }) =>
    `「${column}」（「*」）表示全站，不能用作編號。請寫佇列名稱；全站合計由各佇列相加得出。`,
  'id-too-long': ({ most, ...at }) => bad(at, `不能超過 ${most} 個字元。請指定其他欄位。`),
  'id-halved': (at) => bad(at, '中有半個字元。請選擇其他編碼。'),
};
