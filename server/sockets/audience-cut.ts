import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import type { Audience, SitePublic } from '../../shared/contract/socket-events.ts';
import { maskNumber } from '../../shared/site/mask-number.ts';
import type { Site } from '../../shared/site/site.ts';
import type { RowChanges } from '../ports/live-floor.ts';
import type { AgentLabels } from './agent-labels.ts';

type PartialRows = Readonly<Record<string, Partial<Row>>>;

/**
 * What one audience may see of the floor (rules SO10 on). The only place where rows are cut: snapshots and deltas go
 * through the same two functions.
 */
export interface AudienceCut {
  site(site: Site): SitePublic;
  rows(rows: Rows): Rows;
  changes(changes: RowChanges): { readonly set: PartialRows; readonly gone: readonly string[] };
}

export function createAudienceCut(audience: Audience, labels: AgentLabels): AudienceCut {
  const cutKey = keyCutter(audience, labels);
  const cutRow = rowCutter(audience, labels);
  const cutRows = (rows: PartialRows): PartialRows => {
    const cut: Record<string, Partial<Row>> = {};
    for (const key in rows) {
      const shown = cutKey(key);
      if (shown !== null) cut[shown] = cutRow(key, rows[key]!);
    }
    return cut;
  };
  return {
    site: (site) => cutSite(site, audience),
    rows: (rows) => cutRows(rows) as Rows,
    changes: ({ set, gone }) => ({
      set: cutRows(set),
      gone: gone.map(cutKey).filter((key) => key !== null),
    }),
  };
}

/** Of people a floor shows who they are: not where they sit, by which number callers know them, nor when they leave. */
function cutSite(site: Site, audience: Audience): SitePublic {
  if (audience === 'wall-nameless') return { ...site, agents: [] };
  const agents = site.agents.map(({ id, name, team, skills }) => ({
    id,
    name,
    ...(team === undefined ? {} : { team }),
    ...(skills === undefined ? {} : { skills }),
  }));
  return { ...site, agents };
}

/** The key under which an audience sees a row; null when it does not see it. */
function keyCutter(audience: Audience, labels: AgentLabels): (key: string) => string | null {
  switch (audience) {
    case 'desk':
      return (key) => key;
    case 'wall':
      return (key) => (key.startsWith('waiting/') ? null : key);
    case 'wall-nameless':
      return (key) => {
        if (key.startsWith('waiting/')) return null;
        // Many phone systems use names as ids.
        return key.startsWith('agent/') ? `agent/${labels.of(agentIdOf(key))}` : key;
      };
    default:
      return audience satisfies never;
  }
}

function rowCutter(
  audience: Audience,
  labels: AgentLabels,
): (key: string, row: Partial<Row>) => Partial<Row> {
  if (audience === 'desk')
    return (key, row) =>
      key.startsWith('waiting/') && typeof row.caller === 'string'
        ? { ...row, caller: maskNumber(row.caller) }
        : row;
  return (key, row) => {
    // A phone system may build the id of a call from the caller's number.
    if (key.startsWith('agent/')) {
      const cut: Record<string, Row[string]> = { ...row } as Row;
      if (row.callId !== undefined) cut.callId = null;
      if (audience === 'wall-nameless' && row.name !== undefined) cut.name = labels.of(agentIdOf(key));
      return cut;
    }
    // What the phone system answered may name hosts and accounts.
    if (key.startsWith('feed/') && row.detail !== undefined) return { ...row, detail: '' };
    return row;
  };
}

function agentIdOf(key: string): string {
  return key.slice('agent/'.length);
}
