import type { Concurrency } from '../../staffing/concurrency.ts';
import type { AnswerTarget } from '../../staffing/queue-load.ts';
import type { SkillGroup } from '../../staffing/skill-groups.ts';

/** Days of a plan, to be played call by call. Lists are day after day, place after place of the day's grid. */
export interface DaysToPlay {
  readonly days: number;
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  /** By day: the places in the order in which they pass, those of a repeated hour twice, those of a skipped one never. */
  readonly passing: readonly Int32Array[];
  readonly queues: readonly QueueToPlay[];
  readonly groups: readonly SkillGroup[];
}

export interface QueueToPlay {
  readonly queueId: string;
  /** With the edits of people; 0 at places that the day does not have. */
  readonly calls: Float64Array;
  /** Above 0. */
  readonly handleSeconds: Float64Array;
  readonly patienceSeconds: number | null;
  readonly concurrency: Concurrency;
  /** By day: coefficient of variation of the day's factor. */
  readonly dayVariation: readonly number[];
  readonly intervalVariation: number;
  /** Higher goes first when an agent becomes free. */
  readonly priority: number;
  /** By day. */
  readonly targets: readonly AnswerTarget[];
}
