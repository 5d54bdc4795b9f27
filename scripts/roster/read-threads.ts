import { availableParallelism } from 'node:os';

/** Searches beside one another: more than there are cores would only wait for each other. @throws Error naming the value and the rule */
export function readThreads(text: string): number {
  const most = availableParallelism();
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new Error(
    `--threads (${text}) must be a whole number from 1 to ${most}, the cores of this machine. Write e.g. --threads ${Math.min(2, most)}.`,
  );
}
