import type { RosterEntry, RosterSettings } from '../contract/rosters.ts';
import { dayMinutesOf } from '../rostering/breaks/day-minutes.ts';
import type { Horizon, ShiftTemplate } from '../rostering/problem/problem.ts';
import { listShiftTimes, type ShiftTimes } from '../rostering/service/list-shift-times.ts';
import type { LocalizedText } from '../site/localized-text.ts';
import type { OwnPart, OwnShift } from './own-shift.ts';

/**
 * One person's entry of a published day as they are to see it; null: a day off. In real time: nights, split shifts and days of 23
 * or 25 hours need no more care. Where breaks are not placed the long one stands where the shift has it, and the short ones are open.
 *
 * @param settings those that the site has now
 */
export function describeOwnShift(
  day: string,
  entry: RosterEntry,
  site: Pick<Horizon, 'timeZone' | 'dayStartsAt'>,
  { templates, activities }: Pick<RosterSettings, 'templates' | 'activities'>,
): OwnShift | null {
  const [times] = listShiftTimes({ day, entries: { own: entry } }, site, templates);
  const { shift, note } = entry;
  if (times === undefined || shift === null) return null;
  const template = templates.find(({ id }) => id === shift.templateId);
  const isStandby = template?.kind === 'standby';
  const { segments } = shift;
  const { fromMs } = dayMinutesOf({ ...site, firstDay: day, days: 1, slotMinutes: 15 }, 0);
  const placed = segments?.flatMap(({ kind, id, fromMinute, toMinute, isPaid }): readonly OwnPart[] =>
    toMinute <= fromMinute
      ? []
      : [
          {
            kind,
            fromMs: fromMs + fromMinute * 60_000,
            toMs: fromMs + toMinute * 60_000,
            isPaid,
            name: activities.find((activity) => activity.id === id)?.name ?? '',
          },
        ],
  );
  const owed = segments === null && template !== undefined && !isStandby ? template.shortBreaks : [];
  return {
    day,
    fromMs: times.whole.fromMs,
    toMs: times.whole.toMs,
    name: template === undefined ? {} : nameOf(template),
    isStandby,
    parts: isStandby ? [] : (placed ?? partsOfTimes(times, template)),
    openBreakMinutes: owed.reduce((sum, { minutes }) => sum + minutes, 0),
    note,
  };
}

/** What a template is called, in the languages it has a name in. */
export function nameOf({ name, names }: Pick<ShiftTemplate, 'name' | 'names'>): LocalizedText {
  return names ?? { en: name };
}

/** Between the times on the phone is the long break, or the gap of a split shift. */
function partsOfTimes(
  { whole, onPhone }: ShiftTimes,
  template: ShiftTemplate | undefined,
): readonly OwnPart[] {
  const parts: OwnPart[] = [];
  const kind = template?.kind === 'split' ? 'gap' : 'lunch';
  const pause = (fromMs: number, toMs: number) => {
    if (toMs > fromMs)
      parts.push({ kind, fromMs, toMs, isPaid: template?.longBreak?.isPaid ?? false, name: '' });
  };
  let reachedMs = whole.fromMs;
  for (const { fromMs, toMs } of onPhone) {
    pause(reachedMs, fromMs);
    if (toMs > fromMs) parts.push({ kind: 'work', fromMs, toMs, isPaid: true, name: '' });
    reachedMs = toMs;
  }
  pause(reachedMs, whole.toMs);
  return parts;
}
