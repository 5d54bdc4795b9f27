import type { Figure, Metric, Thresholds } from '../../shared/metrics/metric.ts';
import { decideFigureStatus, type Status } from '../../shared/metrics/status.ts';

/** Remembers how each figure stood, so that one that trembles round a limit does not flicker. */
export class StatusMemory {
  readonly #known = new Map<string, Status>();

  /** How the figure under `key` stands now. */
  judge(
    key: string,
    figure: Figure,
    metric: Pick<Metric, 'better' | 'unit'>,
    thresholds: Thresholds | null,
  ): Status {
    const status = decideFigureStatus(this.#known.get(key) ?? null, figure, metric, thresholds);
    this.#known.set(key, status);
    return status;
  }
}

const RANK: Readonly<Record<Status, number>> = { none: 0, ok: 1, warn: 2, bad: 3 };

export function worstStatus(statuses: readonly Status[]): Status {
  return statuses.reduce<Status>((worst, status) => (RANK[status] > RANK[worst] ? status : worst), 'none');
}

/** For sorting: the worse, the higher. */
export function statusRank(status: Status): number {
  return RANK[status];
}
