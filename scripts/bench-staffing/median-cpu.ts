/** Median processor time of one run, in milliseconds, after two that warm up. */
export function medianCpuMs(run: () => void, rounds: number): number {
  run();
  run();
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return times[rounds >> 1]!;
}
