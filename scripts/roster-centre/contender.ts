import type { RosterModel } from '../../shared/rostering/model/roster-model.ts';

/** What one way of making a roster came to. */
export interface ContenderResult {
  /** Null when it has no roster without a violation. */
  readonly objective: number | null;
  readonly feasibleAfterSeconds: number | null;
  /** -Infinity when it proves nothing. */
  readonly bound: number;
}

export interface ContenderTask {
  readonly model: RosterModel;
  readonly seconds: number;
  readonly seed: number;
  /** Cost of the best roster known, for what proves bounds. */
  readonly best: number | null;
}

export interface Contender {
  readonly id: string;
  /** A word why it cannot take part here; null when it can. */
  findObstacle(): string | null;
  run(task: ContenderTask): Promise<ContenderResult>;
}

/** Processor seconds of this process since it began. */
export function readCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
