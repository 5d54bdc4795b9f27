import type { Figure, Metric, Thresholds } from '../../shared/metrics/metric.ts';
import { decideFigureStatus, decideStatus, type Status } from '../../shared/metrics/status.ts';

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

  /** The same for a value that has not been counted, so that no sample stands behind it. */
  judgeProjected(
    key: string,
    value: number | null,
    metric: Pick<Metric, 'better'>,
    thresholds: Thresholds | null,
  ): Status {
    const status = decideStatus(this.#known.get(key) ?? null, value, thresholds, metric.better);
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
