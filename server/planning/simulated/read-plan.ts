import type { PlanningSettings } from '../../../shared/contract/planning.ts';
import { dayIndexOf } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import type { Message } from '../../../shared/messages/message.ts';
import type { Site } from '../../../shared/site/site.ts';
import { planTarget } from '../../../shared/staffing/plan-target.ts';
import type { AnswerTarget } from '../../../shared/staffing/queue-load.ts';
import type { SkillGroupMembers } from '../../../shared/staffing/skill-groups.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { editForecast, NO_EDITS, type KeptEdits } from '../edit-forecast.ts';
import type { KeptForecast, KeptRequirement } from '../run-planning.ts';
import type { PlansToPlay } from './plans-to-play.ts';

/** Days of a plan, to be played call by call. Lists are day after day, place after place of the day's grid. */
export interface PlanOfDays extends DayRange {
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly queues: readonly QueueOfDays[];
  /** Who serves any of these queues, and how many of such people there are. */
  readonly groups: readonly SkillGroupMembers[];
  /** What of it cannot be played. */
  readonly notes: readonly Message[];
}

export interface QueueOfDays {
  readonly queueId: string;
  /** With the edits of people. */
  readonly calls: Float64Array;
  /** Above 0. */
  readonly handleSeconds: Float64Array;
  readonly patienceSeconds: number | null;
  /** By day: coefficient of variation of the day's factor. */
  readonly dayVariation: readonly number[];
  readonly intervalVariation: number;
  /** By day. */
  readonly targets: readonly AnswerTarget[];
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
  checkRange(range, sample);
  const patience = readPatience(kept.requirement);
  const notes: Message[] = [];
  const queues = kept.forecasts.flatMap((ofQueue): readonly QueueOfDays[] => {
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
        calls,
        handleSeconds,
        patienceSeconds: patience.get(queueId) ?? null,
        dayVariation: Array.from({ length: range.days }, (_, day) =>
          isExpected ? uncertainty.dayVariation[from + day]! : 0,
        ),
        intervalVariation: isExpected ? uncertainty.intervalVariation : 0,
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
  return { ...range, intervalMinutes, intervalsPerDay, queues, groups, notes };
}

function checkRange({ firstDay, days }: DayRange, forecast: DayRange): void {
  const from = dayIndexOf(forecast.firstDay, firstDay);
  if (from >= 0 && from + days <= forecast.days) return;
  throw new FloorcastError('not-found', {
    code: 'played-days-not-forecast',
    firstDay,
    days,
    fromDay: forecast.firstDay,
    toDay: nameDay(dayNumber(forecast.firstDay) + forecast.days - 1),
  });
}

function cutQueue(
  { queueId, text }: PlansToPlay['forecasts'][number],
  { site, edits, range }: PlanRequest,
): Pick<QueueOfDays, 'calls'> & {
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
