import type { QueueLoad } from './queue-load.ts';

/**
 * Several loads as one: calls added, handle time and rate of hanging up weighted by calls. Calls above 0.
 * Example: 10 calls of 100 s and 30 of 200 s are 40 of 175 s.
 */
export function poolLoads(loads: readonly QueueLoad[]): QueueLoad {
  const sum = (read: (load: QueueLoad) => number) => loads.reduce((total, load) => total + read(load), 0);
  const calls = sum((load) => load.calls);
  const hangUpRate = sum(({ calls: own, patienceSeconds }) =>
    patienceSeconds === null ? 0 : own / patienceSeconds,
  );
  return {
    calls,
    intervalMinutes: loads[0]!.intervalMinutes,
    handleSeconds: sum((load) => load.calls * load.handleSeconds) / calls,
    patienceSeconds: hangUpRate === 0 ? null : calls / hangUpRate,
  };
}
