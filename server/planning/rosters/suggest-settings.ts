import type { RosterSettings } from '../../../shared/contract/rosters.ts';
import type { FullText } from '../../../shared/site/localized-text.ts';
import type { ShiftTemplate } from '../../../shared/rostering/problem/problem.ts';

/**
 * What rosters begin with until a planner saves settings: a full and a part-time contract, early, middle, late and night shifts, and
 * the rules nearly every centre has: eleven hours of rest, at most six days in a row, days off together, wishes.
 */
export function suggestRosterSettings(): RosterSettings {
  return {
    contracts: [
      {
        id: 'full-time',
        names: { en: 'Full time', 'zh-CN': '全职', 'zh-TW': '全職' },
        minutesPerWeek: { softMin: 2_400, softMax: 2_400, ...HOURS, hardMax: 2_880 },
      },
      {
        id: 'part-time',
        names: { en: 'Part time', 'zh-CN': '兼职', 'zh-TW': '兼職' },
        minutesPerWeek: { softMin: 1_200, softMax: 1_200, ...HOURS, hardMax: 1_920 },
      },
    ],
    defaultContractId: 'full-time',
    templates: [
      shiftOf('early', { en: 'Early', 'zh-CN': '早班', 'zh-TW': '早班' }, 'day', '06:00', '08:00'),
      shiftOf('middle', { en: 'Middle', 'zh-CN': '中班', 'zh-TW': '中班' }, 'day', '08:30', '11:00'),
      shiftOf('late', { en: 'Late', 'zh-CN': '晚班', 'zh-TW': '晚班' }, 'day', '12:00', '15:30'),
      shiftOf('night', { en: 'Night', 'zh-CN': '夜班', 'zh-TW': '大夜班' }, 'night', '22:00', '23:30'),
    ],
    people: [],
    rules: [
      { rule: 'rest-between-shifts', settings: { minutes: { hardMin: 660 } } },
      { rule: 'consecutive-days', settings: { days: { hardMax: 6, softMax: 5, perOver: 40 } } },
      { rule: 'days-off-together', settings: { days: { softMin: 2, perUnder: 20 } } },
      { rule: 'wishes', settings: { weight: 1, ledgerDoublesAt: 20 } },
    ],
    lawPackId: null,
    activities: [],
    perUnder: 10,
    perOver: 2,
    currency: 'EUR',
    noticeHours: 336,
    note: '',
  };
}

/** By minute: an hour beside the contract weighs a little less than an agent who is missing for that hour. */
const HOURS = { perUnder: 0.25, perOver: 0.25, hardUnit: 480 } as const;

function shiftOf(
  id: string,
  names: FullText,
  kind: ShiftTemplate['kind'],
  firstStart: string,
  lastStart: string,
): ShiftTemplate {
  const shortBreak = { minutes: 15, isPaid: true };
  return {
    id,
    name: names.en,
    names,
    kind,
    firstStart,
    lastStart,
    gridMinutes: 30,
    minMinutes: 510,
    maxMinutes: 510,
    lengthGridMinutes: 30,
    longBreak: {
      minutes: 30,
      isPaid: false,
      earliestAfterMinutes: 180,
      latestAfterMinutes: 300,
      gridMinutes: 30,
    },
    shortBreaks: [
      { ...shortBreak, earliestAfterMinutes: 75, latestAfterMinutes: 165 },
      { ...shortBreak, earliestAfterMinutes: 330, latestAfterMinutes: 435 },
    ],
    breakSpacingMinutes: 45,
  };
}
