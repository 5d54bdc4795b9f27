import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarEntry, CalendarItem } from '../../shared/me/calendar-entry.ts';
import { reviseCalendar } from '../../shared/me/revise-calendar.ts';

const DAYS = ['2026-12-01', '2026-12-02', '2026-12-03'];

/** What stands on each day: nothing, or one of a few shifts. */
function itemsOf(picks: readonly (number | null)[]): readonly CalendarItem[] {
  return DAYS.flatMap((day, at): readonly CalendarItem[] => {
    const pick = picks[at] ?? null;
    if (pick === null) return [];
    return [
      {
        uid: day,
        content: { kind: 'leave', firstDay: day, lastDay: day, part: { fromMinute: pick, toMinute: 600 } },
      },
    ];
  });
}

const revise = (kept: readonly CalendarEntry[], picks: readonly (number | null)[], atMs: number) =>
  reviseCalendar(kept, itemsOf(picks), DAYS[0]!, atMs);

describe('a calendar’s numbers', () => {
  it('OW6 grow by one with each change and never fall, and what is gone is cancelled', () => {
    const picks = fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(picks, { minLength: 2, maxLength: 12 }), (weeks) => {
        let kept: readonly CalendarEntry[] = [];
        weeks.forEach((week, at) => {
          const now = revise(kept, week, at);
          for (const before of kept) {
            const after = now.find(({ uid }) => uid === before.uid)!;
            const isSame =
              after.isCancelled === before.isCancelled &&
              JSON.stringify(after.content) === JSON.stringify(before.content);
            expect(after.sequence).toBe(before.sequence + (isSame ? 0 : 1));
            expect(after.changedMs).toBe(isSame ? before.changedMs : at);
          }
          const standing = now.filter(({ isCancelled }) => !isCancelled).map(({ uid }) => uid);
          expect(standing.sort()).toEqual(itemsOf(week).map(({ uid }) => uid));
          expect(revise(now, week, at + 1)).toEqual(now);
          kept = now;
        });
      }),
    );
  });

  it('OW6 forget what lies before the calendar’s first day', () => {
    const kept = revise([], [0, 1, 2], 1);
    const later = reviseCalendar(kept, [], '2026-12-03', 2);
    expect(later).toMatchObject([{ uid: '2026-12-03', isCancelled: true, sequence: 1 }]);
  });
});
