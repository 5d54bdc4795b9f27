/** Calls for help on the desk, and messages of the day. Who may do what stands in server/access/RIGHTS.md. */

/** `GET /api/v1/help-calls`: those that stand, oldest first. */
export interface HelpCallsAnswer {
  readonly atMs: number;
  readonly calls: readonly HelpCall[];
}

export interface HelpCall {
  readonly id: string;
  readonly agentId: string;
  readonly name: string;
  readonly team: string | null;
  readonly note: string;
  readonly calledAtMs: number;
  /** Null: nobody has taken it yet. `POST /api/v1/help-calls/:id/taking`: 409 when somebody was quicker. */
  readonly takenAtMs: number | null;
  readonly takenBy: string | null;
}

/** `GET /api/v1/day-messages`: those whose end is still to come, newest first, and those taken back before it. */
export interface DayMessagesAnswer {
  readonly atMs: number;
  readonly messages: readonly DayMessage[];
  /** To whom one can be written. */
  readonly teams: readonly string[];
}

export interface DayMessage {
  readonly id: string;
  readonly text: string;
  /** Null: to all. */
  readonly teams: readonly string[] | null;
  readonly author: string;
  readonly madeAtMs: number;
  readonly endsAtMs: number;
  /** Null while it stands. */
  readonly removedAtMs: number | null;
  readonly removedBy: string | null;
}

/** `POST /api/v1/day-messages`: answers a DayMessage. `POST /api/v1/day-messages/:id/removal` takes it back. */
export interface DayMessageRequest {
  readonly text: string;
  readonly teams: readonly string[] | null;
  /** At most a week from now. */
  readonly endsAtMs: number;
}
