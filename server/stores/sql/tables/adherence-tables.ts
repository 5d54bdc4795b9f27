/** Who was where the roster said. */
export interface AdherenceTables {
  adherence_days: AdherenceDaysTable;
  adherence_exceptions: AdherenceExceptionsTable;
  adherence_contests: AdherenceContestsTable;
}

/** Closed days of adherence; `agent_id` is empty in the row that says the day is kept. */
export interface AdherenceDaysTable {
  day: number;
  agent_id: string;
  text: string;
}

export interface AdherenceExceptionsTable {
  id: string;
  agent_id: string;
  from_ms: number;
  to_ms: number;
  kind: string;
  reason: string;
  author: string;
  made_ms: number;
  /** Null while it holds. */
  removed_ms: number | null;
  removed_by: string | null;
}

export interface AdherenceContestsTable {
  id: string;
  agent_id: string;
  from_ms: number;
  to_ms: number;
  word: string;
  made_ms: number;
  state: string;
  answer: string | null;
  decided_ms: number | null;
  decided_by: string | null;
}
