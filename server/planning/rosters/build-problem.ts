import type { RosterPerson, RosterProblemAnswer, RosterSettings } from '../../../shared/contract/rosters.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { expandTemplate } from '../../../shared/rostering/model/expand-template.ts';
import { readClock, readDayMinute } from '../../../shared/rostering/problem/clock-time.ts';
import type {
  CoverDemand,
  PastShift,
  PinnedShift,
  RosterAgent,
  ShiftTemplate,
} from '../../../shared/rostering/problem/problem.ts';
import { nameClock } from '../../../shared/rostering/days/shift-codec.ts';
import { pickText } from '../../../shared/site/localized-text.ts';
import { hasLeft } from '../../../shared/site/has-left.ts';
import type { Site } from '../../../shared/site/site.ts';
import type { SkillGroupMembers } from '../../../shared/staffing/skill-groups.ts';
import { dayNumber, nameDay } from '../../../shared/time/day-number.ts';
import { listDays } from '../../../shared/time/day-range.ts';
import { leaveOutGone } from './leave-out-gone.ts';
import type { RequirementFigures } from '../make-requirement.ts';
import type { BareDay } from './roster-days.ts';

/** What a problem is put together from. */
export interface ProblemParts {
  readonly site: Site;
  readonly settings: RosterSettings;
  /** The law pack's rules are among them. */
  readonly rules: RosterSettings['rules'];
  /** Who can serve what (findSkillGroups). */
  readonly groups: readonly SkillGroupMembers[];
  readonly names: Readonly<Record<string, string>>;
  readonly requirement: RequirementFigures | null;
  readonly range: DayRange;
  /** The roster on the days of the range and before: pins, and what was worked. */
  readonly days: readonly BareDay[];
}

/** So many days before the horizon are looked at: weekends in a row, and weeks that it cuts. */
export const PAST_DAYS = 35;

/**
 * The problem of some days at this site. Each skill group has a curve of its own: the agents on the phone that the requirement asks
 * of it, with shrinkage (fractions allowed). Shifts that no template makes (typed by hand) stand as if they were pinned.
 */
export function buildProblem(parts: ProblemParts): Omit<RosterProblemAnswer, 'isRequirementStale'> {
  const { site, settings, groups, range, requirement } = parts;
  const gone = site.agents.filter((agent) => hasLeft(agent, range.firstDay)).map(({ id }) => id);
  const asked = leaveOutGone({ rules: parts.rules, activities: settings.activities }, new Set(gone));
  const slotMinutes = requirement?.intervalMinutes ?? site.intervalMinutes;
  const people = new Map(settings.people.map((person) => [person.agentId, person]));
  const groupOf = new Map(groups.flatMap((group, at) => group.agentIds.map((id) => [id, { group, at }])));
  const leftOut: { agentId: string; said: Message }[] = [];
  const pins = findPins(parts);
  const past = findPast(parts);
  const agentIds = [...new Set([...site.agents.map(({ id }) => id), ...groupOf.keys()])];
  const agents = agentIds.flatMap((agentId): readonly RosterAgent[] => {
    const own = groupOf.get(agentId);
    const person = people.get(agentId);
    const known = site.agents.find(({ id }) => id === agentId);
    if (known !== undefined && hasLeft(known, range.firstDay)) return [];
    if (person?.isRostered === false) {
      leftOut.push({ agentId, said: { code: 'roster-not-rostered' } });
      return [];
    }
    if (own === undefined) {
      leftOut.push({ agentId, said: { code: 'roster-without-skills' } });
      return [];
    }
    return [
      {
        ...describePerson(person, settings),
        daysOff: [...(person?.daysOff ?? []), ...listDaysAfter(known?.lastDay, range)],
        id: agentId,
        name: parts.names[agentId] ?? agentId,
        ...(known && { names: known.name }),
        skills: own.group.skills,
        tags: [
          ...new Set([
            ...(person?.tags ?? []),
            tagOfGroup(own.at),
            ...(known?.team === undefined ? [] : [`team:${known.team}`]),
          ]),
        ],
        past: past.get(agentId) ?? [],
        pinned: pins.get(agentId) ?? [],
      },
    ];
  });
  const { cover, covers, daysWithoutRequirement } = buildCover(parts);
  return {
    problem: {
      name: pickText(site.name, 'en'),
      horizon: {
        ...range,
        timeZone: site.timeZone,
        dayStartsAt: site.dayStartsAt,
        slotMinutes,
      },
      agents,
      contracts: settings.contracts,
      templates: settings.templates,
      cover,
      ...asked,
      currency: settings.currency,
    },
    covers,
    leftOut,
    daysWithoutRequirement,
  };
}

/** The days of the range on which somebody is with us no more. */
function listDaysAfter(lastDay: string | undefined, range: DayRange): RosterAgent['daysOff'] {
  const to = listDays(range).at(-1)!;
  if (lastDay === undefined || lastDay >= to) return [];
  return [{ from: nameDay(dayNumber(lastDay) + 1), to, kind: 'fixed', paidMinutesPerDay: 0 }];
}

function describePerson(person: RosterPerson | undefined, { defaultContractId }: RosterSettings) {
  if (person === undefined)
    return {
      contractId: defaultContractId,
      seniorityYears: 0,
      daysOff: [],
      wishes: [],
      ledgerBalance: 0,
    };
  const { agentId: _id, isRostered: _is, tags: _tags, ...facts } = person;
  return facts;
}

/** Every agent of a skill group has its tag: the group's curve counts them and nobody else. */
function tagOfGroup(at: number): string {
  return `skill-group:${at + 1}`;
}

function buildCover({ site, settings, groups, requirement, range }: ProblemParts): Pick<
  RosterProblemAnswer,
  'covers' | 'daysWithoutRequirement'
> & {
  readonly cover: readonly CoverDemand[];
} {
  const days = listDays(range);
  if (requirement === null) return { cover: [], covers: [], daysWithoutRequirement: days };
  const { intervalsPerDay, presenceRatio } = requirement;
  const clock = createGridClock(site, requirement.intervalMinutes);
  const first = dayNumber(requirement.firstDay);
  const placeOf = (day: string) => dayNumber(day) - first;
  const isKnown = (day: string) => placeOf(day) >= 0 && placeOf(day) < requirement.days;
  const names = new Map(site.queues.map(({ id, name }) => [id, pickText(name, 'en')]));
  const known = requirement.groups.flatMap(({ groupId, agents }) => {
    const at = groups.findIndex(({ id }) => id === groupId);
    // Nobody has these skills any more: there is no one to be rostered for it.
    return at < 0 ? [] : [{ at, agents, group: groups[at]! }];
  });
  return {
    cover: known.map(({ at, agents, group }) => ({
      id: tagOfGroup(at),
      name: group.skills.map(({ queueId }) => names.get(queueId) ?? queueId).join(', '),
      who: { tags: [tagOfGroup(at)] },
      rows: 'slot',
      needed: days.flatMap((day) =>
        clock
          .intervalsOf(day)
          .map(({ place }) =>
            isKnown(day) ? agents[placeOf(day) * intervalsPerDay + place]! / presenceRatio : 0,
          ),
      ),
      perUnder: settings.perUnder,
      perOver: settings.perOver,
    })),
    covers: known.map(({ at, group }) => ({ coverId: tagOfGroup(at), groupId: group.id })),
    daysWithoutRequirement: days.filter((day) => !isKnown(day)),
  };
}

function findPins({ settings, site, range, days }: ProblemParts): ReadonlyMap<string, PinnedShift[]> {
  const listed = new Set(listDays(range));
  const grid = new Set(
    settings.templates.flatMap((template) =>
      expandTemplate(template, site.dayStartsAt).map(
        ({ span }) => `${template.id} ${span.fromMinute} ${span.toMinute - span.fromMinute}`,
      ),
    ),
  );
  const templates = new Set(settings.templates.map(({ id }) => id));
  const pins = new Map<string, PinnedShift[]>();
  for (const { day, entries } of days) {
    if (!listed.has(day)) continue;
    for (const [agentId, { shift, isPinned }] of Object.entries(entries)) {
      // A template that was taken out of the settings makes no shift any more.
      if (shift !== null && !templates.has(shift.templateId)) continue;
      const isOffGrid =
        shift !== null &&
        !grid.has(`${shift.templateId} ${readDayMinute(shift.start, site.dayStartsAt)} ${shift.minutes}`);
      if (!isPinned && !isOffGrid) continue;
      const own = pins.get(agentId) ?? [];
      pins.set(agentId, own);
      own.push({ day, shift: shift && pinShift(shift) });
    }
  }
  return pins;
}

function pinShift({
  templateId,
  start,
  minutes,
  longBreakAfterMinutes,
}: NonNullable<BareDay['entries'][string]['shift']>): NonNullable<PinnedShift['shift']> {
  return {
    templateId,
    start,
    minutes,
    ...(longBreakAfterMinutes === null ? {} : { longBreakAfterMinutes }),
  };
}

function findPast({ settings, range, days }: ProblemParts): ReadonlyMap<string, PastShift[]> {
  const first = dayNumber(range.firstDay);
  const templates = new Map(settings.templates.map((template) => [template.id, template]));
  const past = new Map<string, PastShift[]>();
  for (const { day, entries } of [...days].sort((a, b) => dayNumber(a.day) - dayNumber(b.day))) {
    const before = first - dayNumber(day);
    if (before <= 0 || before > PAST_DAYS) continue;
    for (const [agentId, { shift }] of Object.entries(entries)) {
      if (shift === null) continue;
      const own = past.get(agentId) ?? [];
      past.set(agentId, own);
      own.push({
        day,
        templateId: shift.templateId,
        from: shift.start,
        to: nameClock(readClock(shift.start) + shift.minutes),
        paidMinutes: Math.max(0, shift.minutes - unpaidMinutes(templates.get(shift.templateId))),
      });
    }
  }
  return past;
}

function unpaidMinutes(template: ShiftTemplate | undefined): number {
  if (template === undefined) return 0;
  const { longBreak, shortBreaks } = template;
  const long = longBreak === null || longBreak.isPaid ? 0 : longBreak.minutes;
  return shortBreaks.reduce((sum, { isPaid, minutes }) => sum + (isPaid ? 0 : minutes), long);
}
