import type { ForecastFlag, ForecastPast } from '../../shared/contract/planning-forecast.ts';
import type { QueueGrids } from '../../shared/forecasting/grid/build-grids.ts';
import { ForecastError } from '../../shared/forecasting/forecast-error.ts';
import type { Message } from '../../shared/messages/message.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import type { PatienceCounts } from '../../shared/staffing/patience.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { History } from '../ports/history.ts';
import { listRevisions, NO_EDITS, readForStaffing } from './edit-forecast.ts';
import { describeDecisions, describeStaffing } from './causes.ts';
import { loadPast } from './load-past.ts';
import { tryMethods } from './try-methods.ts';
import { DEFAULT_METHOD } from '../../shared/forecasting/index.ts';
import { borrowPast, countDays, findBorrowing } from './borrow-past.ts';
import { judgePast, type ForecastTask } from './judge-past.ts';
import { makeBorrowedForecast, makeForecast, type MadeForecast } from './make-forecast.ts';
import { findPatience, makeRequirement, type RequirementFigures } from './make-requirement.ts';
import type { PlanEntry, PlanningTask } from './plan-messages.ts';
import { isPlayed, runSimulation } from './simulated/run-simulation.ts';
import { storeForecast, type StoredForecast } from './stored-forecast.ts';

type PlanHistory = Pick<History, 'describe' | 'readQueueIntervals' | 'sumQueueDays'>;
type Tell = (progress: number, at: string | null) => void;

/** What is kept of a queue's forecast. */
export interface KeptForecast {
  readonly forecast: StoredForecast;
  readonly past: ForecastPast;
  readonly flags: readonly ForecastFlag[];
  readonly pastEvents: MadeForecast['pastEvents'];
}

/** What is kept of the working forecast as a whole. */
export interface KeptWorking {
  readonly madeAtMs: number;
  readonly knownUntilMs: number;
  readonly firstDay: string;
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  /** Queues that cannot be forecast, or not be staffed for, and why. */
  readonly refused: readonly { readonly queueId: string; readonly said: Message }[];
  /** Of each queue that is forecast: site days of which anything is known, and the method in use. */
  readonly queues: readonly {
    readonly queueId: string;
    readonly knownDays: number;
    readonly methodId: string;
  }[];
  /** By queue: how its callers hung up of late. The requirement can be worked out anew from it. */
  readonly patienceCounts: Readonly<Record<string, PatienceCounts>>;
  /** What it was worked out from (causes.ts). */
  readonly pastKey: string;
  readonly decisionsKey: string;
}

/** What is kept of the requirement. */
export interface KeptRequirement extends RequirementFigures {
  /** Of the edits that are in it, by queue; those of queues that were never edited are missing. */
  readonly editRevisions: Readonly<Record<string, number>>;
  /** The settings it was worked out under (causes.ts). */
  readonly staffingKey: string;
}

/** How the time of a job is spread over its parts. */
const SHARES = { load: 0.2, forecast: 0.5 } as const;
/** Patience is of the people of today. */
const PATIENCE_DAYS = 56;

/**
 * A job of planning: reads the past, works it out, and gives what is to be kept.
 *
 * @throws FloorcastError `not-found` when there is no past to forecast from.
 */
export async function runPlanning(
  task: PlanningTask,
  history: PlanHistory,
  tell: Tell,
): Promise<readonly PlanEntry[]> {
  const { site, settings, nowMs, request } = task;
  if (isPlayed(request)) return runSimulation({ ...task, request }, tell);
  const grids = await loadPast(history, {
    site,
    intervalMinutes: settings.intervalMinutes,
    nowMs,
    onProgress: (progress) => tell(SHARES.load * progress, null),
  });
  if (grids === null) throw new FloorcastError('not-found', { code: 'planning-no-past' });
  const today = createSiteCalendar(site).dayOf(nowMs).day;
  switch (request.kind) {
    case 'forecast':
      return planAhead(grids, { ...task, today }, history, tell);
    case 'backtest':
      return lookBack(grids, { ...task, today }, tell);
  }
  return request satisfies never;
}

async function planAhead(
  grids: ReadonlyMap<string, QueueGrids>,
  task: PlanningTask & ForecastTask,
  history: PlanHistory,
  tell: Tell,
): Promise<readonly PlanEntry[]> {
  const { nowMs, today } = task;
  const made = makeForecasts(grids, task, (queueId, progress) =>
    tell(SHARES.load + SHARES.forecast * progress, queueId),
  );
  const begun = SHARES.load + SHARES.forecast;
  // From what is kept, to the same thousandth: what edits change later is worked out from that, too.
  const kept = new Map(
    [...made.forecasts].map(([queueId, { forecast, past, flags, pastEvents }]): [string, KeptForecast] => [
      queueId,
      { forecast: storeForecast(forecast), past, flags, pastEvents },
    ]),
  );
  const counts = await readPatienceCounts(history, today);
  const { requirement, refused } = makeRequirement(
    new Map(
      [...kept].map(([queueId, { forecast }]) => [
        queueId,
        readForStaffing(forecast, task.edits[queueId] ?? NO_EDITS, task.site),
      ]),
    ),
    {
      ...task,
      patienceOf: (queueId, shortSeconds) => findPatience(task.settings, counts, queueId, shortSeconds),
      madeAtMs: nowMs,
    },
    (queueId, index) => tell(begun + ((1 - begun) * index) / made.forecasts.size, queueId),
  );
  const working: KeptWorking = {
    madeAtMs: nowMs,
    knownUntilMs: nowMs,
    firstDay: today,
    days: 7 * task.settings.weeksAhead,
    intervalMinutes: task.settings.intervalMinutes,
    refused: [...made.refused, ...refused],
    queues: [...made.forecasts].map(([queueId, { forecast, knownDays }]) => ({
      queueId,
      knownDays,
      methodId: forecast.methodId,
    })),
    patienceCounts: Object.fromEntries(counts),
    pastKey: task.pastKey,
    decisionsKey: describeDecisions(task),
  };
  return [
    { kind: 'working', key: '', text: JSON.stringify(working) },
    ...[...kept].map(([queueId, forecast]) => ({
      kind: 'forecast' as const,
      key: queueId,
      text: JSON.stringify(forecast),
    })),
    ...(requirement === null
      ? []
      : [
          {
            kind: 'requirement' as const,
            key: '',
            text: JSON.stringify({
              ...requirement,
              editRevisions: listRevisions(task.edits),
              staffingKey: describeStaffing(task.settings),
            } satisfies KeptRequirement),
          },
        ]),
  ];
}

function lookBack(
  grids: ReadonlyMap<string, QueueGrids>,
  task: PlanningTask & ForecastTask,
  tell: Tell,
): readonly PlanEntry[] {
  const entries: PlanEntry[] = [];
  for (const [index, [queueId, ofQueue]] of [...grids].entries()) {
    tell(SHARES.load + ((1 - SHARES.load) * index) / grids.size, queueId);
    const methodId = task.methodIds[queueId] ?? DEFAULT_METHOD.id;
    const { past, levelShifts } = judgePast(ofQueue, task);
    const accuracy = tryMethods(past, levelShifts, methodId, task.today, task.nowMs);
    if (accuracy !== null) entries.push({ kind: 'backtest', key: queueId, text: JSON.stringify(accuracy) });
  }
  return entries;
}

interface MadeForecasts {
  readonly forecasts: ReadonlyMap<string, MadeForecast & { readonly knownDays: number }>;
  readonly refused: KeptWorking['refused'];
}

function makeForecasts(
  grids: ReadonlyMap<string, QueueGrids>,
  task: ForecastTask,
  onQueue: (queueId: string, progress: number) => void,
): MadeForecasts {
  const forecasts = new Map<string, MadeForecast & { readonly knownDays: number }>();
  const refused: { queueId: string; said: Message }[] = [];
  const borrowing = task.settings.queues.filter(({ borrow }) => borrow !== null);
  const queueIds = [...new Set([...grids.keys(), ...borrowing.map(({ queueId }) => queueId)])];
  for (const [index, queueId] of queueIds.entries()) {
    onQueue(queueId, index / queueIds.length);
    try {
      const own = grids.get(queueId) ?? null;
      const knownDays = own === null ? 0 : countDays(own.calls);
      forecasts.set(queueId, { ...forecastOne(queueId, own, grids, task), knownDays });
    } catch (error) {
      // One queue that cannot be is no reason to have none.
      if (!(error instanceof ForecastError)) throw error;
      refused.push({ queueId, said: error.said });
    }
  }
  return { forecasts, refused };
}

function forecastOne(
  queueId: string,
  own: QueueGrids | null,
  grids: ReadonlyMap<string, QueueGrids>,
  task: ForecastTask,
): MadeForecast {
  const borrowing = findBorrowing(task.settings, queueId);
  const borrowed = borrowing && borrowPast(queueId, own, borrowing, grids, task);
  // Whoever has nothing of its own borrows: that is why it is in the list.
  return borrowed === null ? makeForecast(own!, task) : makeBorrowedForecast(queueId, own, borrowed, task);
}

async function readPatienceCounts(
  history: Pick<History, 'sumQueueDays'>,
  today: string,
): Promise<ReadonlyMap<string, PatienceCounts>> {
  const sums = await history.sumQueueDays({
    queueIds: null,
    fromDay: nameDay(dayNumber(today) - PATIENCE_DAYS),
    toDay: nameDay(dayNumber(today) - 1),
  });
  return new Map(
    sums
      .filter(({ queueId }) => queueId !== SITE_SCOPE)
      .map(({ queueId, tally }) => {
        const { abandoned, shortAbandons, sumAnswerWaitMs, sumAbandonWaitMs, sumFlowOutWaitMs } = tally;
        return [queueId, { abandoned, shortAbandons, sumAnswerWaitMs, sumAbandonWaitMs, sumFlowOutWaitMs }];
      }),
  );
}
