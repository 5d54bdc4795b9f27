import type { AgentRow, QueueRow, Rows, TallyRow } from '../contract/floor-rows.ts';
import type { TallyWindow } from '../floor/windows.ts';

/** What figures read of a floor. A screen's mirror of it can be handed in as it is; a plain table through `viewRows`. */
export interface FloorView {
  /** `*` is the site. */
  queue(queueId: string): QueueRow | undefined;
  tally(window: TallyWindow, queueId: string): TallyRow | undefined;
  readonly agents: Iterable<AgentRow>;
}

/** Reads the flat table of the wire, without copying it. */
export function viewRows(rows: Rows): FloorView {
  return {
    queue: (queueId) => rows[`queue/${queueId}`] as QueueRow | undefined,
    tally: (window, queueId) => rows[`tally/${window}/${queueId}`] as TallyRow | undefined,
    get agents() {
      return listAgents(rows);
    },
  };
}

function* listAgents(rows: Rows): Generator<AgentRow> {
  for (const key in rows) {
    if (key.startsWith('agent/')) yield rows[key] as AgentRow;
  }
}
