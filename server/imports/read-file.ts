import type { RefusedRow } from '../../shared/import/import-format.ts';
import { LogHistory, type LogHarvest } from '../../shared/queue-log/log-history.ts';
import type { Message } from '../../shared/messages/message.ts';
import { createAgentNames } from './agent-names.ts';
import { findPacking, openByteFile } from './byte-file.ts';
import { decodeText, sayUnreadable, UNREADABLE } from './decode-text.ts';
import type { ReadBatch, ReadTask, ToThread } from './import-messages.ts';
import { openTable } from './open-table.ts';
import { createRowsReader } from './read-rows.ts';
import { createRowShower } from './show-row.ts';

type Fates = Extract<ToThread, { kind: 'kept' }>['fates'];

/** Hands a batch on; resolves, when there is room for the next, with what became of the rows of an earlier one. */
export type KeepBatch = (
  batch: Omit<ReadBatch, 'kind' | 'late'>,
  refuse: (fates: Fates) => readonly RefusedRow[],
) => Promise<void>;

const NOTHING = { calls: [], intervals: [], agentTime: null, refused: [] } as const;
const BATCH_ROWS = 2_000;

/** Reads a whole file of calls or counts, batch by batch. */
export async function readTableFile(task: ReadTask, keep: KeepBatch): Promise<void> {
  const { path, site, options, nowMs } = task;
  const { format } = options;
  if (format === 'queue-log') return;
  const packing = await findPacking(path);
  const table = await openTable({ ...options, path, packing, format });
  try {
    const names = createAgentNames(task);
    const { header } = table;
    const show = createRowShower(header, options, site.privacy.callerNumbers);
    const readRows = createRowsReader({ header, options, site, agentNamed: names.idOf, nowMs, show });
    const learnt = new Map<string, string>();
    for await (const rows of table.rows) {
      for (let from = 0; from < rows.length; from += BATCH_ROWS) {
        const read = readRows(rows.slice(from, from + BATCH_ROWS));
        for (const [agentId, name] of read.names) learnt.set(agentId, name);
        const { calls, intervals, refused } = read;
        await keep({ ...NOTHING, calls, intervals, refused, bytesRead: table.bytesRead() }, (fates) =>
          fates.map(({ index, fate }) => {
            const from = read.from[index]!;
            return { row: from.row, reason: sayFate(fate), text: show.text(from) };
          }),
        );
      }
    }
    if (learnt.size > 0)
      await keep(
        {
          ...NOTHING,
          agentTime: {
            agents: [],
            queues: [],
            names: [...learnt].map(([agentId, name]) => ({ agentId, name })),
          },
          bytesRead: table.bytesRead(),
        },
        () => [],
      );
  } finally {
    table.close();
  }
}

/** Reads a whole queue_log. */
export async function readLogFile(task: ReadTask, keep: KeepBatch): Promise<void> {
  const { path, site, options } = task;
  const { bytes, bytesRead, close } = openByteFile(path, await findPacking(path));
  try {
    const names = createAgentNames(task);
    const history = new LogHistory(site, names.idOf, names.isKnown);
    // Where in a line a number stands nobody knows of a line that cannot be read.
    const isKept = site.privacy.callerNumbers === 'kept';
    let row = 0;
    for await (const text of decodeText(bytes, options.encoding)) {
      const refused: RefusedRow[] = [];
      const lines = text.split(/\r?\n/);
      if (lines.at(-1) === '') lines.pop();
      for (const line of lines) {
        row += 1;
        const reason = readLogLine(line, history, options.encoding);
        if (reason !== null) refused.push({ row, reason, text: isKept ? line.slice(0, 500) : '' });
      }
      await keepHarvest(history.harvest('settled'), refused, bytesRead(), keep);
    }
    await keepHarvest(history.harvest('end'), [], bytesRead(), keep);
  } finally {
    close();
  }
}

function readLogLine(
  line: string,
  history: LogHistory,
  encoding: ReadTask['options']['encoding'],
): Message | null {
  if (line.includes(UNREADABLE)) {
    history.readLine('');
    return sayUnreadable(encoding);
  }
  const refusal = history.readLine(line);
  return refusal === null || line.trim() === '' ? null : { code: refusal };
}

async function keepHarvest(
  harvest: LogHarvest,
  refused: readonly RefusedRow[],
  bytesRead: number,
  keep: KeepBatch,
): Promise<void> {
  const unfinished = harvest.unfinished.map(({ line, call }) => ({
    row: line,
    reason: { code: 'log-call-unfinished' } as const,
    text: call.callId,
  }));
  const { agents, queues } = harvest;
  const agentTime = agents.length + queues.length > 0 ? { agents, queues, names: [] } : null;
  for (let from = 0; from === 0 || from < harvest.calls.length; from += BATCH_ROWS) {
    const calls = harvest.calls.slice(from, from + BATCH_ROWS);
    await keep(
      {
        calls: calls.map(({ call }) => call),
        intervals: [],
        agentTime: from === 0 ? agentTime : null,
        refused: from === 0 ? [...refused, ...unfinished] : [],
        bytesRead,
      },
      (fates) =>
        fates.map(({ index, fate }) => ({
          row: calls[index]!.line,
          reason: sayFate(fate),
          text: calls[index]!.call.callId,
        })),
    );
  }
}

function sayFate(fate: Fates[number]['fate']): Message {
  return { code: fate === 'differing' ? 'kept-differently' : 'interval-taken' };
}
