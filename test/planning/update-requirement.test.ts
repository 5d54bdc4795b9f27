import { describe, expect, it } from 'vitest';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import { runPlanning, type KeptForecast, type KeptRequirement } from '../../server/planning/run-planning.ts';
import { updateRequirement } from '../../server/planning/update-requirement.ts';
import { NO_EDITS, readForStaffing, type KeptEdits } from '../../server/planning/edit-forecast.ts';
import type { ForecastEdit } from '../../shared/contract/planning-forecast.ts';
import { makeRequirement } from '../../server/planning/make-requirement.ts';
import type { ForecastForStaffing } from '../../shared/staffing/requirement.ts';
import { groupBySkills } from '../../shared/staffing/skill-groups.ts';
import { editEntry } from '../helpers/forecast-edit-builder.ts';
import { keepPast } from '../history/build-past.ts';
import { PLANNED_TASK } from './made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

const SETTINGS = { ...createPlanningSettings(PLANNED_SITE, null), weeksAhead: 1 };
const PAST = keepPast(PLANNED_SITE, inventWeeks());
const GROUPS = groupBySkills(PLANNED_SITE.agents);

const edits = (...list: ForecastEdit[]): KeptEdits => ({
  revision: 1,
  edits: list.map((edit, index) => editEntry(`${index}`, edit)),
});

async function plan(ofSales: KeptEdits, aim: 'each-interval' | 'day') {
  const entries = await runPlanning(
    {
      ...PLANNED_TASK,
      settings: { ...SETTINGS, requirement: { ...SETTINGS.requirement, aim } },
      edits: { sales: ofSales },
    },
    PAST,
    () => {},
  );
  const read = <T>(kind: string, key: string) =>
    JSON.parse(entries.find((entry) => entry.kind === kind && entry.key === key)!.text) as T;
  const forecasts = ['sales', 'support'].map((queueId): [string, ForecastForStaffing] => {
    const { forecast } = read<KeptForecast>('forecast', queueId);
    return [queueId, readForStaffing(forecast, queueId === 'sales' ? ofSales : NO_EDITS, PLANNED_SITE)];
  });
  return { forecasts: new Map(forecasts), requirement: read<KeptRequirement>('requirement', '') };
}

describe('the requirement of a day on which the clocks change', () => {
  it('PN18 asks for nobody in the hour that is skipped, and for somebody in the others', async () => {
    const { forecasts } = await plan(NO_EDITS, 'each-interval');
    const sales = forecasts.get('sales')!;
    // Monday to Sunday, 28 March 2027: from two to three there is no time in Berlin.
    const busy = { ...sales, firstDay: '2027-03-22', calls: sales.calls.map(() => 20) };
    const { requirement } = makeRequirement(
      new Map([['sales', busy]]),
      {
        site: { ...PLANNED_SITE, timeZone: 'Europe/Berlin', dayStartsAt: '00:00' },
        settings: SETTINGS,
        groups: GROUPS,
        patienceOf: () => ({ seconds: null, sample: 0 }),
        madeAtMs: NOW_MS,
      },
      () => {},
    );
    const asked = (day: number) =>
      [1, 2, 3].map((hour) => requirement!.whole.agents[day * 48 + 2 * hour]! > 0);
    expect(asked(5)).toEqual([true, true, true]);
    expect(asked(6)).toEqual([true, false, true]);
    expect(requirement!.queues[0]!.calls[6 * 48 + 4]).toBe(0);
  });
});

describe('the requirement of an edited forecast', () => {
  const TUESDAY = '2026-11-03';
  const THURSDAY = '2026-11-05';
  const EDITED = edits(
    { kind: 'day-total', day: TUESDAY, calls: 1_200 },
    { kind: 'percent', days: [THURSDAY], places: [18, 19], percent: -100 },
  );
  const at = (requirement: KeptRequirement, place: number) => requirement.queues[0]!.agents[place]!;

  it('PN9 is worked out from the calls as people changed them', async () => {
    const [before, after] = [await plan(NO_EDITS, 'each-interval'), await plan(EDITED, 'each-interval')];
    const nine = 48 + 18;
    expect(after.requirement.queues[0]!.calls[nine]).toBeGreaterThan(50);
    expect(at(after.requirement, nine)).toBeGreaterThan(1.2 * at(before.requirement, nine));
    expect(after.requirement.whole.agents[nine]).toBeGreaterThan(before.requirement.whole.agents[nine]!);
    expect(at(after.requirement, 3 * 48 + 18)).toBe(0);
    expect(after.requirement.editRevisions).toEqual({ sales: 1 });
  });

  it('PN9 is of the groups as people are in now', async () => {
    const { forecasts, requirement } = await plan(NO_EDITS, 'each-interval');
    const { editRevisions: _, staffingKey: __, ...whole } = requirement;
    const task = { site: PLANNED_SITE, settings: SETTINGS, madeAtMs: NOW_MS };
    const alone = groupBySkills(PLANNED_SITE.agents.slice(0, 2));
    const regrouped = updateRequirement(whole, forecasts, { ...task, groups: alone });
    expect(regrouped.groups.map(({ groupId }) => groupId)).toEqual(alone.map(({ id }) => id));
    expect(updateRequirement(regrouped, forecasts, { ...task, groups: GROUPS })).toEqual(whole);
  });

  it.each(['each-interval', 'day'] as const)(
    'PN9 brought up to date it is what the whole work would have made of it (aim: %s)',
    async (aim) => {
      const [before, after] = [await plan(NO_EDITS, aim), await plan(EDITED, aim)];
      const settings = { ...SETTINGS, requirement: { ...SETTINGS.requirement, aim } };
      const task = { site: PLANNED_SITE, settings, groups: GROUPS, madeAtMs: NOW_MS };
      const { editRevisions: _, staffingKey: ___, ...whole } = after.requirement;
      const { editRevisions: __, staffingKey: ____, ...old } = before.requirement;
      expect(updateRequirement(old, after.forecasts, task)).toEqual(whole);
      expect(updateRequirement(whole, before.forecasts, task)).toEqual(old);
    },
  );
});
