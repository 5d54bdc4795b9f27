import type { PlanningSettings } from '../../../shared/contract/planning-settings.ts';
import { createGridClock, dayIndexOf } from '../../../shared/forecasting/grid/grid-clock.ts';
import { layDay } from '../../../shared/forecasting/intraday/lay-day.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { findPriority } from '../../../shared/site/find-priority.ts';
import type { Site } from '../../../shared/site/site.ts';
import type { DaysToPlay, QueueToPlay } from '../../../shared/simulation/floor-run/days-to-play.ts';
import { planTarget } from '../../../shared/staffing/plan-target.ts';
import type { SkillGroupMembers } from '../../../shared/staffing/skill-groups.ts';
import type { Aim } from '../../../shared/staffing/requirement.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { editForecast, NO_EDITS, type KeptEdits } from '../edit-forecast.ts';
import { readAim } from '../read-aim.ts';
import { findConcurrency } from '../make-requirement.ts';
import type { KeptForecast, KeptRequirement } from '../run-planning.ts';
import { checkPlayedDays } from './check-played-days.ts';
import type { PlansToPlay } from './plans-to-play.ts';

/** Days of a plan, to be played call by call, with what is aimed at. */
export interface PlanOfDays extends DaysToPlay, DayRange {
  /** What the service target holds for. */
  readonly aim: Aim;
  /** Who serves any of these queues, and how many of such people there are. */
  readonly groups: readonly SkillGroupMembers[];
  /** What of it cannot be played. */
  readonly notes: readonly Message[];
}

export interface PlanRequest {
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly groups: readonly SkillGroupMembers[];
  /** By queue; those that were never edited are missing. */
  readonly edits: Readonly<Record<string, KeptEdits>>;
  readonly range: DayRange;
}

/** @throws FloorcastError `not-found` when nothing was forecast, or not all of these days. */
export function readPlan(kept: PlansToPlay, request: PlanRequest): PlanOfDays {
  const { site, settings, range } = request;
  const [first] = kept.forecasts;
  if (first === undefined) throw new FloorcastError('not-found', { code: 'forecast-not-made' });
  const { forecast: sample } = JSON.parse(first.text) as KeptForecast;
  const { intervalMinutes, intervalsPerDay } = sample;
  checkPlayedDays(range, sample);
  const clock = createGridClock(site, intervalMinutes);
  const passing = Array.from(
    { length: range.days },
    (_, day) => layDay(clock, nameDay(dayNumber(range.firstDay) + day)).places,
  );
  const patience = readPatience(kept.requirement);
  const notes: Message[] = [];
  const queues = kept.forecasts.flatMap((ofQueue): readonly QueueToPlay[] => {
    const { queueId } = ofQueue;
    const { calls, handleSeconds, uncertainty, from } = cutQueue(ofQueue, request);
    // Without handle time there is no work to be played.
    if (handleSeconds === null) {
      notes.push({ code: 'played-without-queue', queueId });
      return [];
    }
    const isExpected = settings.requirement.risk === 'expected';
    return [
      {
        queueId,
        calls: leaveOutSkipped(calls, passing, intervalsPerDay),
        handleSeconds,
        patienceSeconds: patience.get(queueId) ?? null,
        concurrency: findConcurrency(settings, queueId),
        dayVariation: Array.from({ length: range.days }, (_, day) =>
          isExpected ? uncertainty.dayVariation[from + day]! : 0,
        ),
        intervalVariation: isExpected ? uncertainty.intervalVariation : 0,
        priority: findPriority(site, queueId),
        targets: Array.from({ length: range.days }, (_, day) =>
          planTarget(site, queueId, nameDay(dayNumber(range.firstDay) + day), settings.requirement),
        ),
      },
    ];
  });
  const known = new Set(queues.map(({ queueId }) => queueId));
  const groups = request.groups
    .map((group) => ({ ...group, skills: group.skills.filter(({ queueId }) => known.has(queueId)) }))
    .filter(({ skills }) => skills.length > 0);
  const aim = readAim(settings);
  return { ...range, intervalMinutes, intervalsPerDay, passing, aim, queues, groups, notes };
}

/** A place that a day does not have is forecast as any other; nobody calls then, and nobody is needed. */
function leaveOutSkipped(
  calls: Float64Array,
  passing: readonly Int32Array[],
  intervalsPerDay: number,
): Float64Array {
  const kept = new Float64Array(calls.length);
  passing.forEach((places, day) => {
    for (const place of places) kept[day * intervalsPerDay + place] = calls[day * intervalsPerDay + place]!;
  });
  return kept;
}

function cutQueue(
  { queueId, text }: PlansToPlay['forecasts'][number],
  { site, edits, range }: PlanRequest,
): Pick<QueueToPlay, 'calls'> & {
  readonly handleSeconds: Float64Array | null;
  readonly uncertainty: KeptForecast['forecast']['uncertainty'];
  /** The first of the days in the forecast. */
  readonly from: number;
} {
  const { forecast } = JSON.parse(text) as KeptForecast;
  const { firstDay, intervalsPerDay, uncertainty } = forecast;
  const calls = editForecast(forecast, edits[queueId] ?? NO_EDITS, site);
  const from = dayIndexOf(firstDay, range.firstDay);
  const cut = [from * intervalsPerDay, (from + range.days) * intervalsPerDay] as const;
  const known = forecast.handleSeconds.filter((seconds) => seconds > 0);
  const mean = known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
  return {
    calls: calls.slice(...cut),
    // An interval whose handle time nobody knows is worked at the queue's mean.
    handleSeconds:
      known.length === 0
        ? null
        : Float64Array.from(forecast.handleSeconds.slice(...cut), (seconds) =>
            seconds > 0 ? seconds : mean,
          ),
    uncertainty,
    from,
  };
}

function readPatience(requirement: string | null): ReadonlyMap<string, number | null> {
  if (requirement === null) return new Map();
  const { queues } = JSON.parse(requirement) as KeptRequirement;
  return new Map(queues.map(({ queueId, patienceSeconds }) => [queueId, patienceSeconds]));
}
