import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

const LOOK_EVERY_MS = 1_000;
/** Linux counts processor time of processes in hundredths of a second. */
const TICKS_A_SECOND = 100;

export interface CpuLimit {
  /** Whether the process was ended by this limit, not by itself or by the system. */
  hasEnded(): boolean;
  stop(): void;
}

/**
 * Ends a process that has used more than so many processor seconds: some solvers do not look at any clock within a linear program.
 * Where the system does not tell (no `/proc`) nothing is ended.
 */
export function limitCpu(child: ChildProcess, seconds: number, onEnd: () => void): CpuLimit {
  let hasEnded = false;
  const timer = setInterval(() => {
    if (readCpuOf(child.pid!) <= seconds) return;
    clearInterval(timer);
    hasEnded = true;
    onEnd();
    child.kill('SIGKILL');
  }, LOOK_EVERY_MS);
  return { hasEnded: () => hasEnded, stop: () => clearInterval(timer) };
}

/** 0 where it is not told. */
function readCpuOf(pid: number): number {
  try {
    const said = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may have blanks and brackets of its own; of what follows it the 12th and 13th are user's and system's time.
    const [user, system] = said
      .slice(said.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return (user! + system!) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}
