import { startThread } from '../../server/threads.ts';
import type { RosterProblem } from '../../shared/rostering/problem/problem.ts';
import { isBetterRoster } from '../../shared/rostering/search/compare-rosters.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

export interface ThreadedSolve {
  readonly problem: RosterProblem;
  readonly seconds: number;
  readonly seed: number;
  readonly threads: number;
  readonly signal: AbortSignal;
  /** Told whenever a thread has told its best. */
  readonly tell: (best: FromThread, secondsUsed: number) => void;
}

/** A thread that lags this much behind the best takes it over. */
const LAG_RATIO = 0.02;

/**
 * Several searches at once, with seeds of their own, that take over one another's best when they lag behind. When the signal
 * comes they stop and the best stays.
 */
export async function solveInThreads(solve: ThreadedSolve): Promise<FromThread> {
  const begunMs = performance.now();
  let best: FromThread | null = null;
  const workers = Array.from({ length: solve.threads }, (_, at) =>
    startThread(new URL('./solver-thread.ts', import.meta.url), {
      problem: solve.problem,
      seed: solve.seed + at,
      seconds: solve.seconds,
      hasColumns: at === solve.threads - 1,
    }),
  );
  const post = (worker: (typeof workers)[number], message: ToThread) => worker.postMessage(message);
  const stop = () => workers.forEach((worker) => post(worker, { kind: 'stop' }));
  solve.signal.addEventListener('abort', stop, { once: true });
  try {
    await Promise.all(
      workers.map(
        (worker) =>
          new Promise<void>((resolve, reject) => {
            worker.on('message', (message: FromThread) => {
              if (message.isProven) stop();
              if (best === null || isBetterRoster(message, best)) {
                best = message;
                solve.tell(best, (performance.now() - begunMs) / 1000);
              } else if (message.kind === 'progress' && lags(message, best)) {
                post(worker, { kind: 'adopt', picks: best.picks });
              }
            });
            worker.once('error', reject);
            worker.once('exit', () => resolve());
          }),
      ),
    );
  } finally {
    solve.signal.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  if (best === null)
    throw new Error('No roster was found before the search was stopped. Give it more seconds.');
  return best;
}

function lags(one: FromThread, best: FromThread): boolean {
  if (one.violations > best.violations) return best.violations === 0;
  return one.objective > best.objective + Math.abs(best.objective) * LAG_RATIO;
}
