import type { PersonChanges, PublishedChange } from '../../../../shared/contract/roster-versions.ts';
import type { RosterDifference, RosterShift } from '../../../../shared/contract/rosters.ts';
import { compareDays } from '../../../../shared/rostering/days/compare-days.ts';
import { createLocalClock } from '../../../../shared/time/local-clock.ts';
import { createSiteCalendar } from '../../../../shared/time/site-calendar.ts';
import { readDayMinute } from '../../../../shared/rostering/problem/clock-time.ts';
import { listDays } from '../../../../shared/time/day-range.ts';
import type { PublishedDay } from '../../../ports/rosters.ts';
import { listPublished, readEntries } from '../roster-days.ts';
import type { DeskSources } from './desk-messages.ts';

/**
 * What the roster of some days would tell whom who was told what is published. On days nothing was published of, only shifts are told.
 */
export function tellPeople(
  sources: Pick<DeskSources, 'site' | 'settings' | 'range' | 'days' | 'nowMs'>,
  published: readonly PublishedDay[],
): readonly PersonChanges[] {
  const before = listPublished(published);
  const known = new Set(before.map(({ day }) => day));
  const inRange = new Set(listDays(sources.range));
  const after = sources.days
    .filter(({ day }) => inRange.has(day))
    .map(({ day, text }) => ({ day, entries: readEntries(text) }));
  const people = new Map<string, PublishedChange[]>();
  const hoursTo = createNotice(sources);
  for (const difference of compareDays(before, after)) {
    const kind = known.has(difference.day) ? kindOf(difference) : 'new';
    const noticeHours = hoursTo(difference);
    const own = people.get(difference.agentId) ?? [];
    people.set(difference.agentId, own);
    own.push({
      ...difference,
      kind,
      noticeHours,
      isLate: kind !== 'new' && noticeHours !== null && noticeHours < sources.settings.noticeHours,
    });
  }
  return [...people].map(([agentId, changes]) => ({ agentId, changes }));
}

function kindOf({ before, after }: RosterDifference): PublishedChange['kind'] {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'moved';
}

/** Hours from now to the earlier start of what was and what is to be. */
function createNotice({ site, nowMs }: Pick<DeskSources, 'site' | 'nowMs'>) {
  const calendar = createSiteCalendar(site);
  const clock = createLocalClock(site.timeZone);
  const startMs = (day: string, shift: RosterShift) => {
    const { fromMs } = calendar.dayNamed(day);
    const minutes = readDayMinute(shift.start, site.dayStartsAt);
    // By the wall clock: on a day the clocks change the start is an hour nearer or farther.
    const guessMs = fromMs + minutes * 60_000;
    return guessMs - (clock.show(guessMs) - clock.show(fromMs) - minutes * 60_000);
  };
  return ({ day, before, after }: RosterDifference): number | null => {
    const starts = [before, after].flatMap((shift) => (shift === null ? [] : [startMs(day, shift)]));
    return starts.length === 0 ? null : Math.round((Math.min(...starts) - nowMs) / 36_000) / 100;
  };
}
