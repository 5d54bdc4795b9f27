import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import type { ApprovedLeave } from '../../shared/requests/leave.ts';

/** Who has leave when, for whoever shows or counts it (calendar feed, phone page, attendance). */
export interface LeaveBook {
  /** What touches these days, cancelled leave too; by agent, then by day. @param agentId null: everybody's */
  readLeave(range: DayRange, agentId: string | null): Promise<readonly ApprovedLeave[]>;
}
