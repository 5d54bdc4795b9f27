import { TALLY_FIELDS, type TallyField } from '../../../shared/floor/tally.ts';
import { AGENT_TALLY_FIELDS, type AgentTallyField } from '../../../shared/history/agent-tally.ts';
import type { TallyColumn, AgentTallyColumn } from './tables/history-tables.ts';

/** The column of a figure. Example: `answeredWithinTarget` is `answered_within_target`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export const TALLY_COLUMNS = TALLY_FIELDS.map(columnOf) as readonly TallyColumn[];
export const AGENT_TALLY_COLUMNS = AGENT_TALLY_FIELDS.map(columnOf) as readonly AgentTallyColumn[];

export const TALLY_COLUMN_OF = Object.fromEntries(
  TALLY_FIELDS.map((field) => [field, columnOf(field)]),
) as Readonly<Record<TallyField, TallyColumn>>;
export const AGENT_TALLY_COLUMN_OF = Object.fromEntries(
  AGENT_TALLY_FIELDS.map((field) => [field, columnOf(field)]),
) as Readonly<Record<AgentTallyField, AgentTallyColumn>>;
