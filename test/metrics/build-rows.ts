import { EMPTY_QUEUE_ROW } from '../../shared/contract/queue-row.ts';
import type { AgentRow, QueueRow, Row, RowKey, Rows } from '../../shared/contract/floor-rows.ts';
import { createTally, type Tally } from '../../shared/floor/tally.ts';
import type { ServiceRule, Site } from '../../shared/site/site.ts';
import { createEmptySite, DEFAULT_SERVICE_RULE } from '../../shared/site/site.ts';

/** Noon of a Monday in UTC. */
export const NOON_MS = Date.UTC(2026, 2, 2, 12);

export function buildTally(counts: Partial<Tally>): Tally {
  return { ...createTally(), ...counts };
}

export function buildQueueRow(fields: Partial<QueueRow>): QueueRow {
  return { ...EMPTY_QUEUE_ROW, ...fields };
}

export function buildAgentRow(fields: Partial<AgentRow>): AgentRow {
  return {
    name: 'Agent',
    state: 'ready',
    sinceMs: NOON_MS,
    reason: null,
    queueId: null,
    callId: null,
    onHold: false,
    queues: '',
    team: null,
    ...fields,
  };
}

export function buildRows(rows: Partial<Record<RowKey, object>>): Rows {
  return rows as Readonly<Record<string, Row>>;
}

export function buildRule(terms: Partial<ServiceRule>): ServiceRule {
  return { ...DEFAULT_SERVICE_RULE, ...terms };
}

/** A site in UTC with these queues and their rules. */
export function buildSite(queues: Readonly<Record<string, readonly Partial<ServiceRule>[]>>): Site {
  return {
    ...createEmptySite('Etc/UTC'),
    queues: Object.entries(queues).map(([id, rules]) => ({
      id,
      name: { en: id },
      priority: 5,
      rules: rules.map(buildRule),
    })),
  };
}
