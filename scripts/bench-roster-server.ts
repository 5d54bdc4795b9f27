/**
 * Whether a floor stays live while its server makes a big roster: a server with 500 agents in four skill groups and a forecast for six
 * queues is asked for a roster of 28 days, while `/healthz` is asked every 20 ms beside it. Its own measure of the event loop and its
 * resident memory, all threads included, are read from `/metrics` each second. Ends with one line of JSON: `loopP99Ms` is the median,
 * `loopWorstP99Ms` the greatest, of the p99 of each second; `answerP99Ms` of the answers; `before` the same without a search.
 *
 * Options: `--agents 500 --days 28 --seconds 60`.
 */
import type { RosterProposalAnswer } from '../shared/contract/roster-proposals.ts';
import { RUNS_FROM } from './bench-restart/server-process.ts';
import { firstRosterDay } from './roster-floor/make-floor.ts';
import { quantile, roundTenth } from './roster-floor/quantile.ts';
import { RosterFloor } from './roster-floor/roster-floor.ts';
import { readOptions } from './site/read-options.ts';

const { values } = readOptions({
  options: {
    agents: { type: 'string', default: '500' },
    days: { type: 'string', default: '28' },
    seconds: { type: 'string', default: '60' },
  },
});
const [agents, days, seconds] = [values.agents, values.days, values.seconds].map(Number) as [
  number,
  number,
  number,
];

const floor = await RosterFloor.start(agents);
try {
  console.log('Waiting for the forecast and the requirement ...');
  const firstDay = firstRosterDay();
  await floor.waitForRequirement(firstDay, days);
  const before = await watch(10, () => Promise.resolve(false));

  const id = await floor.propose(firstDay, days, seconds);
  let proposal: RosterProposalAnswer | null = null;
  const during = await watch(seconds + 600, async () => {
    proposal = await floor.ask<RosterProposalAnswer>(`/api/v1/rosters/proposals/${id}`);
    return proposal.state !== 'running' && proposal.state !== 'waiting';
  });
  const { state, progress } = proposal! as RosterProposalAnswer;
  const best = progress?.best ?? null;
  console.log(
    JSON.stringify({
      runsFrom: RUNS_FROM,
      agents,
      days,
      seconds,
      state,
      feasibleAfterSeconds: progress?.history.find(({ violations }) => violations === 0)?.seconds ?? null,
      objective: best?.objective ?? null,
      bound: progress?.bound ?? null,
      ...during,
      before,
    }),
  );
} finally {
  await floor.end();
}

/** Asks and measures until it is over, or so many seconds. */
async function watch(seconds: number, isOver: () => Promise<boolean>) {
  const endMs = performance.now() + seconds * 1_000;
  const answers: number[] = [];
  const loops: number[] = [];
  let peakBytes = 0;
  await readGauges();
  for (let nextMs = performance.now(); performance.now() < endMs && !(await isOver());) {
    for (nextMs += 1_000; performance.now() < nextMs; await pause(20)) {
      const askedMs = performance.now();
      await (await fetch(`${floor.url}/healthz`)).arrayBuffer();
      answers.push(performance.now() - askedMs);
    }
    const { loopP99Ms, residentBytes } = await readGauges();
    loops.push(loopP99Ms);
    peakBytes = Math.max(peakBytes, residentBytes);
  }
  return {
    loopP99Ms: roundTenth(quantile(loops, 0.5)),
    loopWorstP99Ms: roundTenth(quantile(loops, 1)),
    answerP99Ms: roundTenth(quantile(answers, 0.99)),
    answers: answers.length,
    peakMegabytes: Math.round(peakBytes / 1024 ** 2),
  };
}

/** What the server says of itself; the loop's figures begin anew with each reading. */
async function readGauges() {
  const text = await (await fetch(`${floor.url}/metrics`)).text();
  const gauge = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1]);
  return {
    loopP99Ms: gauge('nodejs_eventloop_lag_p99_seconds') * 1_000,
    residentBytes: gauge('process_resident_memory_bytes'),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
