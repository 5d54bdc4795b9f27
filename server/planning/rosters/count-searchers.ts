import { availableParallelism } from 'node:os';

/** Threads that search: two where there are two cores. They go behind the floor, so that it keeps its pace. */
export function countSearchers(): number {
  return Math.min(2, availableParallelism());
}
