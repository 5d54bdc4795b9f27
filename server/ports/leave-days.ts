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

/** What is paid of one agent's granted leave on one day, each minute once. */
export interface LeaveMinutes {
  readonly agentId: string;
  readonly day: string;
  readonly minutes: number;
}

/** Leave that stands, of these days: as it counts for balances, parts of days too. */
export type ReadLeaveMinutes = (range: DayRange) => Promise<readonly LeaveMinutes[]>;
