/** Plans, forecasts and rosters. */
export interface PlanningTables {
  plan_values: PlanValuesTable;
  forecast_versions: ForecastVersionsTable;
  forecast_version_queues: ForecastVersionQueuesTable;
  roster_days: RosterDaysTable;
  roster_audit: RosterAuditTable;
  roster_versions: RosterVersionsTable;
  roster_version_days: RosterVersionDaysTable;
  roster_seen: RosterSeenTable;
}

export interface PlanValuesTable {
  kind: string;
  key: string;
  revision: number;
  saved_ms: number;
  text: string;
}

export interface ForecastVersionsTable {
  version_no: number;
  published_ms: number;
  author: string;
  reason: string;
  first_day: number;
  days: number;
  known_until_ms: number;
}

export interface ForecastVersionQueuesTable {
  version_no: number;
  queue_id: string;
  text: string;
}

export interface RosterDaysTable {
  /** Empty for the working roster. */
  copy_id: string;
  day: number;
  revision: number;
  changed_ms: number;
  author: string;
  text: string;
}

export interface RosterAuditTable {
  no: number;
  at_ms: number;
  author: string;
  reason: string;
  action: string;
  copy_id: string;
  first_day: number | null;
  last_day: number | null;
  text: string;
}

export interface RosterVersionsTable {
  version_no: number;
  kind: string;
  published_ms: number;
  author: string;
  reason: string;
  first_day: number;
  days: number;
  changed_agents: number;
  text: string;
}

export interface RosterVersionDaysTable {
  day: number;
  version_no: number;
  text: string | null;
}

export interface RosterSeenTable {
  version_no: number;
  agent_id: string;
  seen_ms: number;
}
