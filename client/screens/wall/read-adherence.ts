import type { FloorAdherence } from '../../../shared/contract/adherence.ts';
import type { Status } from '../../../shared/metrics/status.ts';
import { OLD_AFTER_MS } from '../../state/floor-adherence-book.svelte.ts';
import type { Wall } from './wall-context.ts';

/** So much below the target a share is bad, not only below it. */
const BAD_BELOW_TARGET = 0.1;

/** What a wall says of adherence, judged by what the site holds itself to. */
export interface AdherenceReading {
  readonly counts: FloorAdherence;
  /** Who is in place or excused, of those rostered: 0 to 1. */
  readonly ratio: number;
  readonly target: number | null;
  readonly status: Status;
  readonly ageMs: number;
  readonly isOld: boolean;
}

/** Why there is nothing to count. `few`: fewer than a wall tells of. */
export type NoAdherence = 'past' | 'not-yet' | 'none-published' | 'nobody' | 'few';

export function readAdherence(
  { adherence, statuses }: Pick<Wall, 'adherence' | 'statuses'>,
  owner: string,
): AdherenceReading | NoAdherence {
  if (adherence === null) return 'past';
  const { value: answer, ageMs } = adherence.answer;
  if (answer === null || answer.isPublished === null) return 'not-yet';
  const { counts, targetRatio: target } = answer;
  if (!answer.isPublished) return 'none-published';
  if (answer.rostered === 0) return 'nobody';
  if (counts === null) return 'few';
  const numerator = counts.inPlace + counts.excused;
  const ratio = numerator / counts.rostered;
  const status = statuses.judge(
    `${owner}/adherence`,
    { value: ratio, numerator, denominator: counts.rostered },
    { better: 'higher', unit: 'ratio' },
    target === null ? null : { warn: target, bad: Math.max(0, target - BAD_BELOW_TARGET) },
  );
  const isOld = ageMs > OLD_AFTER_MS;
  return { counts, ratio, target, status: isOld ? 'none' : status, ageMs, isOld };
}
