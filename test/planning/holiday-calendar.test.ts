import { describe, expect, it } from 'vitest';
import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import { parsePlanningEvents } from '../../shared/forecasting/events/parse-planning-event.ts';
import { pickText } from '../../shared/site/localized-text.ts';

const calendar = createHolidayCalendar();

function list(country: string, fromDay: string, toDay: string) {
  return calendar.listHolidays({ country, fromDay, toDay }).events;
}
function daysOf(place: string, year: number, kind: string): readonly string[] {
  return list(place, `${year}-01-01`, `${year}-12-31`)
    .filter((event) => event.kind === kind)
    .map(({ fromDay }) => fromDay.slice(5));
}
function nameOn(place: string, day: string): string {
  return list(place, day, day)
    .map(({ name }) => [name.en, name['zh-CN'], name['zh-TW']].join(' / '))
    .join('; ');
}

describe('the mainland', () => {
  it('PL3 works these weekend days of 2025 and 2026, Saturdays like Fridays, Sundays like Mondays', () => {
    expect(daysOf('CN', 2025, 'make-up-workday')).toEqual(['01-26', '02-08', '04-27', '09-28', '10-11']);
    expect(daysOf('CN', 2026, 'make-up-workday')).toEqual([
      '01-04',
      '02-14',
      '02-28',
      '05-09',
      '09-20',
      '10-10',
    ]);
    expect(list('CN', '2025-01-26', '2025-01-26')[0]!.effect).toEqual({ kind: 'like-weekday', weekday: 1 });
    expect(list('CN', '2025-02-08', '2025-02-08')[0]!.effect).toEqual({ kind: 'like-weekday', weekday: 5 });
    expect(nameOn('CN', '2025-10-11')).toBe(
      'Make-up working day (National Day) / 国庆节调休上班 / 國慶日補班',
    );
  });

  it('has 28 days off in 2025 and 33 in 2026', () => {
    const off = daysOf('CN', 2025, 'holiday');
    expect(off).toHaveLength(28);
    expect(off.filter((day) => day.startsWith('10-'))).toEqual([
      '10-01',
      '10-02',
      '10-03',
      '10-04',
      '10-05',
      '10-06',
      '10-07',
      '10-08',
    ]);
    expect(daysOf('CN', 2026, 'holiday')).toHaveLength(33);
  });

  it('PL2 PL5 counts the days of Spring Festival from the lunar new year', () => {
    expect(nameOn('CN', '2025-01-28')).toBe('Spring Festival (eve) / 春节（除夕） / 春節（除夕）');
    expect(nameOn('CN', '2026-02-16')).toBe(nameOn('CN', '2025-01-28'));
    expect(nameOn('CN', '2025-01-31')).toBe('Spring Festival (day 3) / 春节（初三） / 春節（初三）');
    expect(nameOn('CN', '2024-02-12')).toBe(nameOn('CN', '2025-01-31'));
    expect(nameOn('CN', '2026-02-15')).toBe(
      'Spring Festival (2 days before) / 春节（前2天） / 春節（前2天）',
    );
    expect(nameOn('CN', '2025-10-06')).toBe('Mid-autumn Festival / 中秋节 / 中秋節');
    expect(nameOn('CN', '2025-10-07')).toBe('National Day (day 7) / 国庆节（第7天） / 國慶日（第7天）');
    expect(nameOn('CN', '2022-12-31')).toBe("New Year's Day (1 day before) / 元旦（前1天） / 元旦（前1天）");
  });

  it('PL4 knows the days off by law of a year that is not announced, and says so', () => {
    const { makeUpDaysKnownTo } = calendar.listHolidays({
      country: 'CN',
      fromDay: '2026-12-01',
      toDay: '2026-12-31',
    });
    expect(makeUpDaysKnownTo).toMatch(/^20\d\d-12-31$/);
    expect(makeUpDaysKnownTo! >= '2026-12-31' && makeUpDaysKnownTo! < '2060').toBe(true);
    expect(daysOf('CN', 2060, 'make-up-workday')).toEqual([]);
    // 2060: lunar new year on 2 February, Qingming on 4 April, Dragon Boat on 3 June, Mid-autumn on 9 September.
    expect(daysOf('CN', 2060, 'holiday')).toEqual([
      '01-01',
      '02-01',
      '02-02',
      '02-03',
      '02-04',
      '04-04',
      '05-01',
      '05-02',
      '06-03',
      '09-09',
      '10-01',
      '10-02',
      '10-03',
    ]);
  });
});

describe('other places', () => {
  it.each([
    ['TW', '2026-02-28', 'Peace Memorial Day / 和平纪念日 / 和平紀念日'],
    ['TW', '2026-04-06', 'Tomb Sweeping Day (substitute day) / 清明节（补假） / 清明節（補假）'],
    ['HK', '2026-02-17', 'Lunar New Year’s Day / 农历正月初一 / 農曆正月初一'],
    ['HK', '2026-05-25', 'The day following Birthday of the Buddha / 佛诞翌日 / 佛誕翌日'],
    ['US', '2026-11-26', 'Thanksgiving Day / 感恩节 / 感恩節'],
    ['US', '2025-07-04', 'Independence Day / 独立日 / 獨立日'],
    ['GB', '2026-12-28', 'Boxing Day (substitute day) / 节礼日（补假） / 節禮日（補假）'],
    ['GB-ENG', '2026-08-31', 'Summer bank holiday /  / '],
    ['DE', '2026-04-03', 'Good Friday / 耶稣受难日 / 耶穌受難日'],
    ['DE-BY', '2026-01-06', 'Epiphany /  / '],
    ['IL', '2026-09-21', 'Day of Atonement (Yom Kippur) /  / '],
    ['AE', '2026-05-28', 'Feast of the Sacrifice (Eid al-Adha) (day 2) /  / '],
  ])('PL1 PL5 %s has %s: %s', (place, day, name) => {
    expect(nameOn(place, day)).toBe(name);
  });

  it('PL1 has one event a day, each as the parser of events takes it', () => {
    for (const place of ['CN', 'TW', 'HK', 'US', 'GB', 'DE', 'IL', 'SG', 'JP', 'KR']) {
      const events = list(place, '2025-01-01', '2026-12-31');
      expect(parsePlanningEvents(events), place).toEqual(events);
      expect(new Set(events.map(({ fromDay }) => fromDay)).size, place).toBe(events.length);
      expect(events.length, place).toBeGreaterThan(8);
      for (const { name } of events) expect(pickText(name, 'zh-TW'), place).not.toBe('');
    }
  });

  it('ends of a range are both in it', () => {
    expect(list('US', '2026-12-25', '2027-01-01').map(({ fromDay }) => fromDay)).toEqual([
      '2026-12-25',
      '2027-01-01',
    ]);
  });

  it('PL5 names countries in every language, and their states where they differ', () => {
    const names = new Map(calendar.listCountries().map(({ code, name }) => [code, name]));
    expect(names.get('DE')).toEqual({ en: 'Germany', 'zh-CN': '德国', 'zh-TW': '德國' });
    expect(names.get('DE-BY')!['zh-CN']).toMatch(/^德国: /);
    expect(
      calendar.listHolidays({ country: 'DE', fromDay: '2026-01-01', toDay: '2026-01-02' }).makeUpDaysKnownTo,
    ).toBe(null);
  });

  it('finds the country of a zone', () => {
    expect(
      ['Asia/Shanghai', 'Asia/Taipei', 'Europe/Berlin', 'America/Chicago', 'Etc/UTC'].map(
        calendar.guessCountry,
      ),
    ).toEqual(['CN', 'TW', 'DE', 'US', null]);
  });

  it.each([
    ['country', { country: 'Atlantis' }, 'country ("Atlantis") must be a country or a state of one.'],
    ['country', { country: 'DE-XX' }, 'Write e.g. CN, TW, HK, US or DE-BY.'],
    [
      'day',
      { fromDay: '2026-02-30' },
      'fromDay ("2026-02-30") must be a date of the calendar from 1970 to 2099.',
    ],
    [
      'day',
      { toDay: '2126-02-03' },
      'toDay ("2126-02-03") must be a date of the calendar from 1970 to 2099.',
    ],
    [
      'order',
      { toDay: '2025-02-01' },
      'toDay ("2025-02-01") must not be before fromDay (2026-01-01). Swap the two.',
    ],
  ])('refuses a wrong %s', (_, part, words) => {
    const request = { country: 'CN', fromDay: '2026-01-01', toDay: '2026-12-31', ...part };
    expect(() => calendar.listHolidays(request)).toThrow(words);
  });
});
