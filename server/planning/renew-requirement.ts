import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { Site } from '../../shared/site/site.ts';
import type { ForecastForStaffing } from '../../shared/staffing/requirement.ts';
import type { SkillGroupMembers } from '../../shared/staffing/skill-groups.ts';
import { describeStaffing } from './causes.ts';
import { listRevisions, NO_EDITS, readForStaffing, type KeptEdits } from './edit-forecast.ts';
import { findPatience, makeRequirement, type MadeRequirement } from './make-requirement.ts';
import type { KeptForecast, KeptRequirement, KeptWorking } from './run-planning.ts';
import { parseKeptRequirement } from './parse-kept-requirement.ts';
import { updateRequirement } from './update-requirement.ts';

/** What is needed to bring a requirement up to date: as it is kept, and what people changed since. */
export interface RequirementUpdate {
  /** A KeptRequirement; null when no queue could be staffed. */
  readonly requirement: string | null;
  /** A KeptWorking. */
  readonly working: string;
  /** KeptForecasts by queue. */
  readonly forecasts: readonly { readonly key: string; readonly text: string }[];
  readonly edits: Readonly<Record<string, KeptEdits>>;
  readonly site: Site;
  readonly settings: PlanningSettings;
  readonly groups: readonly SkillGroupMembers[];
  /** Floor time. */
  readonly nowMs: number;
}

/** What is to be kept. */
export interface UpdatedRequirement {
  readonly requirement: string | null;
  readonly working: string;
}

/**
 * The requirement with calls and settings as they are now. Where only calls changed, the days they changed on are worked out;
 * where the settings did, or a queue could not be staffed, everything is, and who is refused is said anew.
 */
export function renewRequirement(update: RequirementUpdate): UpdatedRequirement {
  const { requirement, forecasts, edits, nowMs, working, ...task } = update;
  const known = JSON.parse(working) as KeptWorking;
  const before = requirement === null ? null : parseKeptRequirement(requirement);
  const forStaffing = new Map(
    forecasts.map(({ key, text }) => [
      key,
      readForStaffing((JSON.parse(text) as KeptForecast).forecast, edits[key] ?? NO_EDITS, task.site),
    ]),
  );
  const isRefused = known.refused.some(({ queueId }) => forStaffing.has(queueId));
  const isSame = before?.staffingKey === describeStaffing(task.settings) && !isRefused;
  const made =
    isSame && before !== null
      ? { requirement: updateRequirement(before, forStaffing, { ...task, madeAtMs: nowMs }), refused: [] }
      : makeAnew(forStaffing, known, update);
  const withoutForecast = known.refused.filter(({ queueId }) => !forStaffing.has(queueId));
  return {
    requirement:
      made.requirement &&
      JSON.stringify({
        ...made.requirement,
        editRevisions: listRevisions(edits),
        staffingKey: describeStaffing(task.settings),
      } satisfies KeptRequirement),
    working: JSON.stringify({
      ...known,
      refused: [...withoutForecast, ...made.refused],
    } satisfies KeptWorking),
  };
}

function makeAnew(
  forecasts: ReadonlyMap<string, ForecastForStaffing>,
  { patienceCounts }: KeptWorking,
  { site, settings, groups, nowMs }: RequirementUpdate,
): MadeRequirement {
  const counts = new Map(Object.entries(patienceCounts));
  const patienceOf = (queueId: string, shortSeconds: number) =>
    findPatience(settings, counts, queueId, shortSeconds);
  return makeRequirement(forecasts, { site, settings, groups, patienceOf, madeAtMs: nowMs }, () => {});
}
