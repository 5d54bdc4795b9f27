import { describe, expect, it } from 'vitest';
import { meterJournal } from '../../server/meters/metered-journal.ts';
import { createPrometheusMeters } from '../../server/meters/prometheus-meters.ts';
import type { Rows, TallyRow } from '../../shared/contract/floor-rows.ts';
import { EMPTY_QUEUE_ROW } from '../../shared/contract/queue-row.ts';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { createTally } from '../../shared/floor/tally.ts';
import { commitEvents, commitOf } from '../helpers/commit-events.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { ask, serve } from './ask.ts';

const NOW_MS = new ScriptedFloor().nowMs;
const NOTHING: TallyRow = { ...createTally() } as TallyRow;
const TALLY = { ...NOTHING, offered: 10, answered: 8, answeredWithinTarget: 6, abandoned: 2 };
const ROWS: Rows = {
  'queue/*': { ...EMPTY_QUEUE_ROW, waiting: 2 },
  'queue/sales': {
    ...EMPTY_QUEUE_ROW,
    waiting: 2,
    pastTarget: 1,
    oldestOfferedAtMs: NOW_MS - 42_000,
    ready: 3,
    wrapUp: 1,
  },
  'queue/night "late"': EMPTY_QUEUE_ROW,
  'tally/today/*': TALLY,
  'tally/today/sales': TALLY,
  'tally/today/night "late"': NOTHING,
};

describe('the meters', () => {
  it('HT51 tell the live queues as the wall does, and nothing where there is nothing', async () => {
    const served = await serve({ floor: new ScriptedFloor(ROWS) });
    const { text, headers, status } = await ask(`${served.url}/metrics`);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(
      text.split('\n').filter((line) => line.startsWith('floorcast_queue_') && line.includes('sales')),
    ).toEqual([
      'floorcast_queue_waiting{queue="sales"} 2',
      'floorcast_queue_longest_wait_seconds{queue="sales"} 42',
      'floorcast_queue_past_target{queue="sales"} 1',
      'floorcast_queue_offered_today{queue="sales"} 10',
      'floorcast_queue_answered_today{queue="sales"} 8',
      'floorcast_queue_abandoned_today{queue="sales"} 2',
      'floorcast_queue_flowed_out_today{queue="sales"} 0',
      'floorcast_queue_service_level_ratio{queue="sales"} 0.6',
      'floorcast_queue_answer_rate_ratio{queue="sales"} 0.8',
      'floorcast_queue_agents{queue="sales",state="ready"} 3',
      'floorcast_queue_agents{queue="sales",state="ringing"} 0',
      'floorcast_queue_agents{queue="sales",state="talking"} 0',
      'floorcast_queue_agents{queue="sales",state="wrap-up"} 1',
      'floorcast_queue_agents{queue="sales",state="other-call"} 0',
      'floorcast_queue_agents{queue="sales",state="paused"} 0',
      'floorcast_queue_agents{queue="sales",state="unreachable"} 0',
      'floorcast_queue_agents{queue="sales",state="offline"} 0',
    ]);
    expect(text).not.toContain('queue="*"');
    expect(text).not.toMatch(/service_level_ratio\{queue="night/);
    expect(text).toContain('floorcast_queue_waiting{queue="night \\"late\\""} 0');
    expect(text).not.toMatch(/^floorcast.*NaN/m);
  });

  it('HT50 open as walls do on this machine, else to the read token', async () => {
    const near = await serve();
    expect((await ask(`${near.url}/metrics`)).status).toBe(200);
    const far = await serve({ rules: { host: '0.0.0.0' } });
    const see = (headers: Record<string, string>) => ask(`${far.url}/metrics`, { headers });
    expect((await see({})).status).toBe(401);
    expect((await see({ authorization: `Bearer ${far.secrets.readToken}` })).status).toBe(200);
    expect((await see({ authorization: `Bearer ${far.secrets.intakeToken}` })).status).toBe(403);
    expect((await see({ cookie: far.cookie })).status).toBe(200);
    const link = await far.links.create({ boardId: 'floor', note: '', agentNames: 'shown' });
    expect((await see({ [KIOSK_HEADER]: link.path.slice('/k/'.length) })).status).toBe(403);
  });

  it('HT52 count requests by their route, and what the server is doing', async () => {
    const served = await serve();
    await ask(`${served.url}/api/v1/boards/no-such-board`);
    await commitEvents(served.floor.journal, [{ type: 'feed-connected', atMs: 1, feedId: 'x' } as never]);
    const { text } = await ask(`${served.url}/metrics`);
    expect(text).toContain(
      'floorcast_http_request_duration_seconds_count{route="/api/v1/boards/{boardId}",method="GET",status="404"} 1',
    );
    expect(text).toContain('floorcast_journal_last_seq 1');
    expect(text).toContain('floorcast_sockets_connected 0');
    expect(text).toContain('floorcast_imports_running 0');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });

  it('HT52 count commits by whether they were kept', async () => {
    const floor = new ScriptedFloor();
    const meters = createPrometheusMeters({
      live: () => floor,
      journal: () => floor.journal,
      imports: () => ({ list: async () => [{ state: 'running' }, { state: 'done' }] as never }),
      sockets: () => 3,
    });
    const journal = meterJournal(floor.journal, meters);
    await commitEvents(journal, [{ type: 'feed-connected', atMs: 1, feedId: 'x' } as never]);
    await expect(
      journal.commit(commitOf([{ type: 'feed-connected', atMs: 1 } as never], 7)),
    ).rejects.toThrow();
    expect(journal.lastSeq()).toBe(1);
    const { text } = await meters.read();
    expect(text).toContain('floorcast_journal_commit_duration_seconds_count 1');
    expect(text).toContain('floorcast_journal_commit_failures_total 1');
    expect(text).toContain('floorcast_events_taken_in_total 1');
    expect(text).toContain('floorcast_imports_running 1');
    expect(text).toContain('floorcast_sockets_connected 3');
  });
});
