import type { RosterBreaksAnswer, RosterBreaksRequest } from '../../../../shared/contract/roster-advice.ts';
import type { RosterEntry } from '../../../../shared/contract/rosters.ts';
import type { BreakPlan } from '../../../../shared/rostering/breaks/break-plan.ts';
import { makeBreakDay } from '../../../../shared/rostering/breaks/make-break-day.ts';
import { placeBreaks } from '../../../../shared/rostering/breaks/place-breaks.ts';
import { sayBreakIssue } from '../../../../shared/rostering/breaks/say-issues.ts';
import { spreadActivities } from '../../../../shared/rostering/breaks/spread-activities.ts';
import { createSiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { RosterEntries } from '../roster-days.ts';
import type { DeskAnswers, DeskSources } from './desk-messages.ts';
import type { OpenRoster } from './open-roster.ts';
import { ChangeTeller } from './tell-effect.ts';

/** So sure that people were told of a break: it stays. */
const NOTICE_MINUTES = 15;

/**
 * Lunch, breaks and activities of one day. What has begun stays, and an activity that stands on another of the days that were read is
 * not held again.
 */
export function placeDayBreaks(
  roster: OpenRoster,
  sources: DeskSources,
  { day }: Pick<RosterBreaksRequest, 'day'>,
): DeskAnswers['breaks'] {
  const { problem, model, days } = roster;
  const tell = new ChangeTeller(roster);
  const place = tell.placeOf(day);
  const { picks } = roster.readPicks(days);
  const entries = days.find((one) => one.day === day)?.entries ?? {};
  const standing = new Set(
    days.filter((one) => one.day !== day).flatMap((one) => listActivities(one.entries)),
  );
  const { held } = spreadActivities({ problem, model, picks });
  const activityDays = held.filter(
    ({ activityId, agent }) => !standing.has(`${activityId} ${agent === null ? '' : model.agentIds[agent]}`),
  );
  const before = readPlan(roster, entries);
  const plan = placeBreaks(makeBreakDay({ problem, model, picks, activityDays }, place, before), {
    nowMinute: minuteOfNow(sources, day),
    noticeMinutes: NOTICE_MINUTES,
  });
  const placed = new Map(plan.agents.map(({ agent, segments }) => [model.agentIds[agent]!, segments]));
  const after: Record<string, RosterEntry> = { ...entries };
  for (const [agentId, segments] of placed) {
    const entry = after[agentId];
    if (entry?.shift) after[agentId] = { ...entry, shift: { ...entry.shift, segments } };
  }
  const answer: Omit<RosterBreaksAnswer, 'revision'> = {
    day,
    agents: [...placed].map(([agentId, segments]) => ({ agentId, segments })),
    issues: plan.issues.map((issue) => sayBreakIssue(problem, issue)),
  };
  return { answer: JSON.stringify(answer), day: { day, text: JSON.stringify(after) } };
}

/** Null before the day has begun; beyond its end once it is over. */
function minuteOfNow({ site, nowMs }: DeskSources, day: string): number | null {
  const { fromMs } = createSiteCalendar(site).dayNamed(day);
  return nowMs < fromMs ? null : (nowMs - fromMs) / 60_000;
}

/** Activities that stand, one a person; a meeting also for everybody. */
function listActivities(entries: RosterEntries): readonly string[] {
  return Object.entries(entries).flatMap(([agentId, { shift }]) =>
    (shift?.segments ?? []).flatMap(({ kind, id }) => {
      if (id === null) return [];
      if (kind === 'activity') return [`${id} ${agentId}`];
      return kind === 'meeting' ? [`${id} `] : [];
    }),
  );
}

function readPlan({ model }: OpenRoster, entries: RosterEntries): BreakPlan {
  const agents = model.agentIds.flatMap((agentId, agent) => {
    const segments = entries[agentId]?.shift?.segments;
    return segments ? [{ agent, segments }] : [];
  });
  const meetings = new Map<string, number>();
  for (const { segments } of agents)
    for (const { kind, id, fromMinute } of segments)
      if (kind === 'meeting' && id !== null) meetings.set(id, fromMinute);
  return {
    agents,
    meetings: [...meetings].map(([id, fromMinute]) => ({ id, fromMinute, attending: [] })),
    issues: [],
    costWithout: 0,
    cost: 0,
    violationsWithout: 0,
    violations: 0,
  };
}
