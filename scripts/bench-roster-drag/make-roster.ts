import type { RosterProposalAnswer } from '../../shared/contract/roster-proposals.ts';
import type { RosterAnswer, RosterSettings, RosterSettingsAnswer } from '../../shared/contract/rosters.ts';
import type { RosterFloor } from '../roster-floor/roster-floor.ts';

/** Beside what is suggested: rules of every kind, some about each person, some about all together. */
const RULES: RosterSettings['rules'] = [
  { rule: 'weekends', settings: { count: 'torn', weekends: { softMax: 0, perOver: 15 } } },
  { rule: 'fair-share', settings: { of: 'weekend-days', shifts: { softMax: 5, perOver: 10 } } },
  { rule: 'fair-share', settings: { of: 'nights', shifts: { softMax: 3, perOver: 10 } } },
  { rule: 'nights', settings: { inARow: { softMax: 3, perOver: 20 }, daysOffAfter: 1, daysOffWeight: 20 } },
  { rule: 'shift-order', settings: { rotation: 'forward', toleranceMinutes: 60, weight: 3 } },
  { rule: 'same-start', settings: { minutes: { softMax: 120, perOver: 0.02 } } },
  { rule: 'working-hours', settings: { minutesPerWeek: { hardMax: 2_880 } } },
  { rule: 'seats', settings: { seats: 400, weight: 5 } },
  { rule: 'cost', settings: { pay: { perHour: 30 }, weight: 0.01 } },
];

/** Makes, takes and publishes a roster of these days, with many rules and shifts that have room to be pulled. */
export async function makeRoster(
  floor: RosterFloor,
  firstDay: string,
  days: number,
  seconds: number,
): Promise<void> {
  const { revision, settings } = await floor.ask<RosterSettingsAnswer>('/api/v1/rosters/settings');
  const changed: RosterSettings = {
    ...settings,
    templates: settings.templates.map((template) => ({ ...template, minMinutes: 480, maxMinutes: 540 })),
    rules: [...settings.rules, ...RULES],
  };
  await floor.ask('/api/v1/rosters/settings', { revision, settings: changed }, 'PUT');
  const id = await floor.propose(firstDay, days, seconds);
  for (;;) {
    const { state } = await floor.ask<RosterProposalAnswer>(`/api/v1/rosters/proposals/${id}`);
    if (state !== 'waiting' && state !== 'running') break;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const whole = { reason: '' };
  await floor.ask(`/api/v1/rosters/proposals/${id}/take`, { ...whole, agentIds: null, days: null });
  const roster = await floor.ask<RosterAnswer>(`/api/v1/rosters?from=${firstDay}&days=${days}`);
  const revisions = Object.fromEntries(roster.days.map((day) => [day.day, day.revision]));
  await floor.ask('/api/v1/rosters/publish', { ...whole, firstDay, days, revisions });
}
