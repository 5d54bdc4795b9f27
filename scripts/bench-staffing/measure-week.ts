import type { AnswerTarget } from '../../shared/staffing/queue-load.ts';
import { requireAgents, type ForecastForStaffing } from '../../shared/staffing/requirement.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';
import { NO_CHANGE, whatIf, type StaffedQueue } from '../../shared/staffing/what-if.ts';
import { medianCpuMs } from './median-cpu.ts';

const QUEUES = 20;
const DAYS = 7;
const PER_DAY = 96;

const TARGET: AnswerTarget = {
  answerWithinSeconds: 20,
  serviceLevelTarget: 0.8,
  serviceLevelFormula: 'short-abandons-out',
  shortAbandonSeconds: 5,
  maxOccupancyRatio: 0.88,
  maxAbandonmentRatio: 0.05,
};

/** A week of 20 queues: its requirement, and what a slider makes of it. */
export function measureWeek() {
  const forecasts = Array.from({ length: QUEUES }, (_, queue) => forecastOf(queue));
  const require = () =>
    forecasts.map((forecast) =>
      requireAgents(forecast, {
        patienceSeconds: 120,
        targets: new Array<AnswerTarget>(DAYS).fill(TARGET),
        risk: { kind: 'expected' },
        aim: { kind: 'each-interval' },
        concurrency: ONE_AT_A_TIME,
        shrinkageRatio: 0.3,
      }),
    );
  const plan = require().map(({ agents }, queue): StaffedQueue => {
    const { calls, handleSeconds } = forecasts[queue]!;
    return {
      queueId: `queue-${queue + 1}`,
      intervalMinutes: 15,
      intervalsPerDay: PER_DAY,
      calls,
      handleSeconds,
      patienceSeconds: 120,
      agents: agents.map(Math.ceil),
      target: TARGET,
      concurrency: ONE_AT_A_TIME,
    };
  });
  let step = 0;
  return {
    whatIfWeekMs: round(
      medianCpuMs(() => whatIf(plan, { ...NO_CHANGE, volumeRatio: 1 + (step++ % 20) / 100 }, 25), 15),
    ),
    requirementWeekMs: round(medianCpuMs(() => void require(), 3)),
  };
}

/** From eight to midnight, a hump a day, 10 to 67 calls a quarter hour at its foot. */
function forecastOf(queue: number): ForecastForStaffing {
  const calls = Float64Array.from({ length: DAYS * PER_DAY }, (_, at) => {
    const hour = (at % PER_DAY) / 4;
    if (hour < 8) return 0;
    const day = Math.floor(at / PER_DAY);
    return (10 + 3 * queue) * (1 + 0.8 * Math.sin(((hour - 8) / 16) * Math.PI)) * (1 - 0.05 * day);
  });
  return {
    firstDay: '2026-11-30',
    days: DAYS,
    intervalMinutes: 15,
    intervalsPerDay: PER_DAY,
    calls,
    handleSeconds: calls.map((count) => (count === 0 ? 0 : 240)),
    uncertainty: { dayVariation: new Float64Array(DAYS).fill(0.08), intervalVariation: 0.05 },
  };
}

function round(milliseconds: number): number {
  return Number(milliseconds.toFixed(1));
}
