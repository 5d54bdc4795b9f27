/** A moment as it stands in names of files: `20261122-081530`, UTC. */
export function stampTime(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}
