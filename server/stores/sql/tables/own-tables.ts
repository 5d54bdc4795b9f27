/** What agents have on their own pages. */
export interface OwnTables {
  calendar_links: CalendarLinksTable;
  calendar_entries: CalendarEntriesTable;
  help_calls: HelpCallsTable;
  day_messages: DayMessagesTable;
}

export interface CalendarLinksTable {
  account_id: string;
  token_hash: string;
  locale: string;
  made_ms: number;
  read_ms: number | null;
}

export interface CalendarEntriesTable {
  agent_id: string;
  uid: string;
  sequence: number;
  /** 1 when it was told once and is taken back. */
  is_cancelled: number;
  changed_ms: number;
  text: string;
}

export interface HelpCallsTable {
  id: string;
  agent_id: string;
  note: string;
  called_ms: number;
  taken_ms: number | null;
  taken_by: string | null;
  /** Null while it stands. */
  ended_ms: number | null;
  ended_by: string | null;
}

export interface DayMessagesTable {
  id: string;
  text: string;
  /** A list as JSON; null: to all. */
  teams: string | null;
  author: string;
  made_ms: number;
  ends_ms: number;
  removed_ms: number | null;
  removed_by: string | null;
}
