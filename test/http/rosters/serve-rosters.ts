import { onTestFinished } from 'vitest';
import { describePast } from '../../../server/planning/causes.ts';
import { createPlanningSettings } from '../../../server/planning/parse-settings.ts';
import { runPlanning } from '../../../server/planning/run-planning.ts';
import { createMemoryPlans } from '../../../server/stores/plans/memory-plans.ts';
import { createMemoryRosters } from '../../../server/stores/rosters/memory-rosters.ts';
import { ScriptedFloor } from '../../helpers/scripted-floor.ts';
import { keepPast } from '../../history/build-past.ts';
import { PLANNED_TASK } from '../../planning/made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../../planning/weeks-of-calls.ts';
import { account, askAs } from '../../access/ask-as.ts';
import { ask, serve } from '../ask.ts';

const PAST = keepPast(PLANNED_SITE, inventWeeks());
const PAST_KEY = (await describePast({ list: async () => [] })).key;
const SETTINGS = { ...createPlanningSettings(PLANNED_SITE, 'DE'), weeksAhead: 2 };
const MADE = await runPlanning({ ...PLANNED_TASK, settings: SETTINGS, pastKey: PAST_KEY }, PAST, () => {});
/** Monday, the running day; the week after it is planned. */
export const MONDAY = '2026-11-09';
/** Who does it all: the server signs with the name. */
export const NAME = '王芳';
export const WHY = { reason: 'Week 46' };

/** A site whose forecast and requirement are made, without a roster. */
export async function serveRosters({
  plans = createMemoryPlans({ nowMs: () => NOW_MS }),
  clock = NOW_MS,
} = {}) {
  const floor = new ScriptedFloor({}, 'epoch-1', PLANNED_SITE);
  floor.nowMs = clock;
  await plans.save(MADE);
  const rosters = createMemoryRosters({ nowMs: () => clock });
  const served = await serve({ floor, history: PAST, plans, rosters });
  onTestFinished(() => served.planning.jobs.close());
  const { cookie } = askAs(served, account({ role: 'administrator', name: NAME }));
  const headers = { cookie };
  const call = (method: string, path: string, body?: object) =>
    ask(`${served.url}/api/v1${path}`, { method, headers, ...(body && { body }) });
  return {
    ...served,
    plans,
    get: (path: string) => call('GET', `/rosters${path}`),
    send: (method: string, path: string, body?: object) => call(method, `/rosters${path}`, body),
    call,
  };
}

type Served = Awaited<ReturnType<typeof serveRosters>>;

export const EARLY = { templateId: 'early', start: '08:00', minutes: 510 } as const;
export const shift = (other: object = {}) => ({
  ...EARLY,
  longBreakAfterMinutes: 240,
  segments: null,
  ...other,
});
export const entry = (other: object = {}) => ({ shift: shift(), isPinned: false, note: '', ...other });

/** Changes an agent's day in the working roster, read at a revision. */
export function change(
  served: Served,
  agentId: string,
  day: string,
  revision: number,
  what: object | null = entry(),
) {
  return served.send('POST', '/changes', {
    ...WHY,
    copyId: null,
    changes: [{ day, agentId, entry: what }],
    revisions: { [day]: revision },
  });
}
