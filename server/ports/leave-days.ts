import type { DayRange } from '../../shared/forecasting/day-grid.ts';

/** Granted whole days of one agent, both in, as rosters count them. */
export interface LeaveDays {
  readonly agentId: string;
  readonly from: string;
  readonly to: string;
  readonly paidMinutesPerDay: number;
}

/** Leave that stands and touches these days. */
export type ReadLeaveDays = (range: DayRange) => Promise<readonly LeaveDays[]>;
