import type { CallEvent, FloorEvent } from '../../shared/floor/events.ts';
import type { AgentModel, QueueModel, SimulationModel } from '../../shared/simulation/model.ts';
import type { SimulatedDay } from '../../shared/simulation/arrivals.ts';
import { Simulation } from '../../shared/simulation/simulation.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';

export const HOUR_MS = 3_600_000;
export const UTC_CALENDAR = createSiteCalendar({
  timeZone: 'Etc/UTC',
  dayStartsAt: '00:00',
  intervalMinutes: 15,
});

export function aQueue(id: string, changes: Partial<QueueModel> = {}): QueueModel {
  return {
    id,
    callsPerDay: 1000,
    dayShape: [1],
    weekdayFactors: [1, 1, 1, 1, 1, 1, 1],
    monthDayFactors: [],
    talk: { meanSeconds: 120, variation: 0.8 },
    wrapUp: { share: 1, meanSeconds: 20, variation: 0.5 },
    hold: { share: 0, meanSeconds: 30, variation: 0.5 },
    patience: { scaleSeconds: 180, shape: 1 },
    priority: 1,
    maxWaiting: 1000,
    overflowTo: null,
    maxWaitSeconds: 3600,
    wayOut: { afterSeconds: 100_000, callbackShare: 0, keyShare: 0 },
    transfers: [],
    ...changes,
  };
}

export function agentsFor(count: number, queues: AgentModel['queues']): AgentModel[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `a${index + 1}`,
    name: `Agent ${index + 1}`,
    queues,
    pace: 1,
    rota: 0,
    rotaLine: 0,
  }));
}

/** Everybody on shift all day, no chance but arrivals and durations. */
export function aModel(
  queues: readonly QueueModel[],
  agents: readonly AgentModel[],
  changes: Partial<SimulationModel> = {},
): SimulationModel {
  return {
    queues,
    agents,
    shifts: [{ id: 'all day', startMinute: 0, endMinute: 1440, breaks: [] }],
    rotas: [{ lines: [[0, 0, 0, 0, 0, 0, 0]] }],
    busyness: { siteDay: 0, queueDay: 0, drift: 0 },
    callers: { redialShare: 0, redialAfterSeconds: 60, maxAttempts: 1 },
    work: {
      ring: { meanSeconds: 2, variation: 0.5 },
      noAnswerShare: 0,
      ringTimeoutSeconds: 15,
      noAnswerPauseSeconds: 30,
    },
    staff: {
      sickShare: 0,
      lateShare: 0,
      lateMinutes: 0,
      shortBreaksPerHour: 0,
      sessionsPerShift: 0,
      ownCallsPerHour: 0,
      phoneTroublesPerShift: 0,
    },
    incidents: {
      burstsPerWeek: 0,
      burstQueues: [],
      burstFactor: 1,
      burstMinutes: 60,
      outagesPerWeek: 0,
      outageSeconds: 60,
    },
    ...changes,
  };
}

/** Whole UTC days from Monday 2026-11-16 on. */
export function daysFromMonday(count: number): readonly SimulatedDay[] {
  return Array.from({ length: count }, (_, index) =>
    UTC_CALENDAR.dayNamed(UTC_CALENDAR.addDays('2026-11-16', index)),
  );
}

export function createTestSimulation(
  model: SimulationModel,
  seed: number,
  days: readonly SimulatedDay[],
): Simulation {
  return new Simulation({ model, seed, days, week: 0, callPrefix: 'c', feedId: 'simulator' });
}

/** Runs all days and until everybody is gone. */
export function simulateDays(model: SimulationModel, seed: number, count: number): FloorEvent[] {
  const days = daysFromMonday(count);
  return createTestSimulation(model, seed, days).runUntil(days.at(-1)!.toMs + 48 * HOUR_MS);
}

export function ofType<T extends FloorEvent['type']>(
  events: readonly FloorEvent[],
  type: T,
): Extract<FloorEvent, { type: T }>[] {
  return events.filter((event): event is Extract<FloorEvent, { type: T }> => event.type === type);
}

export function callEvents(events: readonly FloorEvent[]): CallEvent[] {
  return events.filter((event): event is CallEvent => 'callId' in event);
}
