/** Approved time off of one agent, whole site days or a part of one. */
export interface ApprovedLeave {
  readonly requestId: string;
  readonly agentId: string;
  /** Site days, `YYYY-MM-DD`, both in it. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Wall-clock minutes of the one day, half open; null: whole days. */
  readonly part: { readonly fromMinute: number; readonly toMinute: number } | null;
  /** An id of the leave kinds of the site's request settings, e.g. `annual`, `sick`. */
  readonly leaveKind: string;
  /** Grows by 1 whenever it is changed or taken back: the calendar feed's SEQUENCE. */
  readonly revision: number;
  /** Approved once, and taken back since. */
  readonly isCancelled: boolean;
}
