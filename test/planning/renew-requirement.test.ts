import { describe, expect, it } from 'vitest';
import { runPlanning, type KeptRequirement, type KeptWorking } from '../../server/planning/run-planning.ts';
import { renewRequirement } from '../../server/planning/renew-requirement.ts';
import type { PlanningTask } from '../../server/planning/plan-messages.ts';
import { editEntry } from '../helpers/forecast-edit-builder.ts';
import { keepPast } from '../history/build-past.ts';
import { PLANNED_TASK } from './made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

const PAST = keepPast(PLANNED_SITE, inventWeeks());
const IMPOSSIBLE = {
  sales: {
    revision: 1,
    edits: [editEntry('1', { kind: 'set', day: '2026-11-03', places: [18], calls: 1e7 })],
  },
};

/** What a forecast keeps, and how it is brought up to date. */
async function plan(changes: Partial<PlanningTask> = {}) {
  const entries = await runPlanning({ ...PLANNED_TASK, ...changes }, PAST, () => {});
  const textOf = (kind: string) => entries.find((entry) => entry.kind === kind)?.text ?? null;
  const forecasts = entries.filter(({ kind }) => kind === 'forecast');
  return {
    requirement: textOf('requirement'),
    working: textOf('working')!,
    renew: (now: Partial<Pick<PlanningTask, 'edits' | 'settings'>>) => {
      const { site, settings, groups, edits } = { ...PLANNED_TASK, ...changes, ...now };
      const kept = { requirement: textOf('requirement'), working: textOf('working')! };
      return renewRequirement({ ...kept, forecasts, edits, site, settings, groups, nowMs: NOW_MS });
    },
  };
}
const read = <T>(text: string | null) => JSON.parse(text!) as T;

describe('a requirement worked out anew', () => {
  it('PN17 has the queue again whose edits were taken back, and its reason is gone', async () => {
    const before = await plan({ edits: IMPOSSIBLE });
    expect(read<KeptWorking>(before.working).refused).toMatchObject([{ queueId: 'sales' }]);
    const after = before.renew({ edits: { sales: { revision: 2, edits: [] } } });
    expect(read<KeptWorking>(after.working).refused).toEqual([]);
    const whole = read<KeptRequirement>((await plan()).requirement);
    expect(read<KeptRequirement>(after.requirement)).toEqual({ ...whole, editRevisions: { sales: 2 } });
  });

  it('PN17 keeps saying why while it is so, and of a queue without a forecast', async () => {
    const borrow = { kind: 'queue', queueId: 'nobody', callsPerDay: null } as const;
    const queue = {
      queueId: 'chat',
      opening: { kind: 'found' },
      patienceSeconds: null,
      concurrency: null,
      borrow,
    } as const;
    const settings = { ...PLANNED_TASK.settings, queues: [queue] };
    const before = await plan({ edits: IMPOSSIBLE, settings });
    const { refused } = read<KeptWorking>(before.working);
    expect(refused.map(({ queueId }) => queueId)).toEqual(['chat', 'sales']);
    expect(read<KeptWorking>(before.renew({}).working).refused).toEqual(refused);
  });

  it('PN17 is what the settings ask for now, as the whole work would have made it', async () => {
    const { requirement } = PLANNED_TASK.settings;
    const settings = {
      ...PLANNED_TASK.settings,
      requirement: { ...requirement, maxOccupancyRatio: 0.6, risk: 'plain' as const },
    };
    const before = await plan();
    const after = read<KeptRequirement>(before.renew({ settings }).requirement);
    expect(after).toEqual(read<KeptRequirement>((await plan({ settings })).requirement));
    expect(after.whole.agents).not.toEqual(read<KeptRequirement>(before.requirement).whole.agents);
  });
});
