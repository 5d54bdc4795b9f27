import type { AgentRow, Rows, WaitingRow } from '../../../shared/contract/floor-rows.ts';
import type { Tally } from '../../../shared/floor/tally.ts';
import { tallyOf } from '../../history/build-past.ts';
import { NOW_MS } from '../weeks-of-calls.ts';

const MINUTE_MS = 60_000;

export function agentRow(
  state: AgentRow['state'],
  queues: string,
  changes: Partial<AgentRow> = {},
): AgentRow {
  return {
    name: 'Somebody',
    state,
    sinceMs: NOW_MS - 2 * MINUTE_MS,
    reason: null,
    queueId: null,
    callId: null,
    onHold: false,
    queues,
    team: null,
    ...changes,
  };
}

/** Noon: one waits, one talks, one wraps up, one is free, one at lunch, one gone home. */
export function noonRows(today: Partial<Tally> = {}): Rows {
  const waiting: WaitingRow = {
    callId: 'c1',
    queueId: 'sales',
    offeredAtMs: NOW_MS - MINUTE_MS,
    caller: null,
    priority: 0,
    ringing: 0,
  };
  const tally = tallyOf({
    offered: 160,
    answered: 150,
    answeredWithinTarget: 100,
    abandoned: 9,
    waiting: 1,
    handled: 148,
    sumTalkMs: 148 * 230_000,
    sumWrapUpMs: 148 * 10_000,
    ...today,
  });
  const both = 'sales:1\nsupport:2';
  return {
    'waiting/c1@sales': waiting,
    'tally/today/sales': { ...tally },
    'tally/interval/sales': { ...tallyOf({ offered: 1, waiting: 1 }) },
    'tally/today/*': { ...tally },
    'agent/0': agentRow('talking', 'sales:1', { queueId: 'sales' }),
    'agent/1': agentRow('ready', 'sales:1'),
    'agent/2': agentRow('wrap-up', both, { queueId: 'support' }),
    'agent/3': agentRow('paused', both, { reason: 'Lunch' }),
    'agent/4': agentRow('offline', both),
  };
}
