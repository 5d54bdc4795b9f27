import type { AccountTables } from './tables/account-tables.ts';
import type { AdherenceTables } from './tables/adherence-tables.ts';
import type { HistoryTables } from './tables/history-tables.ts';
import type { JournalTables } from './tables/journal-tables.ts';
import type { NoticeTables } from './tables/notice-tables.ts';
import type { OwnTables } from './tables/own-tables.ts';
import type { PlanningTables } from './tables/planning-tables.ts';
import type { RequestTables } from './tables/request-tables.ts';

/**
 * The schema, the same on both engines. Times are epoch ms and lengths ms, both integers; days are day numbers
 * (shared/time/day-number.ts). Queues and agents are small numbers: a year has 8.5 million calls.
 */
export interface Tables
  extends
    JournalTables,
    HistoryTables,
    PlanningTables,
    AccountTables,
    AdherenceTables,
    RequestTables,
    OwnTables,
    NoticeTables {
  meta: MetaTable;
  documents: DocumentsTable;
}

export interface MetaTable {
  name: string;
  value: string;
}

export interface DocumentsTable {
  name: string;
  text: string;
  saved_ms: number;
}
