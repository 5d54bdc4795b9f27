import type { QueueRow } from '../../shared/contract/floor-rows.ts';
import { LIVE_FIELDS } from '../../shared/floor/scope-rows.ts';
import { TALLY_FIELDS, type Tally } from '../../shared/floor/tally.ts';
import type { WindowId } from '../../shared/floor/windows.ts';
import type { MetricScope } from '../../shared/metrics/metric.ts';
import type { ServiceRule } from '../../shared/site/site.ts';

/** What one computation read: a bit for each field of the tally and of the live row, and whether it read the clock. */
export class Reads {
  tally = 0;
  live = 0;
  clock = 0;

  forget(): void {
    this.tally = 0;
    this.live = 0;
    this.clock = 0;
  }
}

/** A row with a getter for each of its fields that notes in `reads` that the field was read. */
function createTracedClass<Row extends object>(
  fields: readonly (keyof Row & string)[],
  part: 'tally' | 'live',
): new (row: Row, reads: Reads) => Row {
  class TracedRow {
    readonly row: Row;
    readonly reads: Reads;

    constructor(row: Row, reads: Reads) {
      this.row = row;
      this.reads = reads;
    }
  }
  fields.forEach((field, index) => {
    // Written out for each field, so that the engine sees a constant name and a constant bit.
    const read = new Function(`this.reads.${part} |= ${1 << index}; return this.row.${field};`);
    Object.defineProperty(TracedRow.prototype, field, { get: read as () => unknown });
  });
  return TracedRow as unknown as new (row: Row, reads: Reads) => Row;
}

const TracedTally = createTracedClass<Readonly<Tally>>(TALLY_FIELDS, 'tally');
const TracedQueueRow = createTracedClass<QueueRow>(LIVE_FIELDS, 'live');

/** A scope that notes what metrics read of it. */
export class TracedScope implements MetricScope {
  readonly window: WindowId;
  readonly tally: Readonly<Tally>;
  readonly live: QueueRow;
  readonly rule: ServiceRule;
  readonly sharesAgents = false;
  readonly #clock: { readonly nowMs: number };
  readonly #reads: Reads;

  constructor(
    plain: Pick<MetricScope, 'window' | 'tally' | 'rule'> & { readonly live: QueueRow },
    clock: { readonly nowMs: number },
    reads: Reads,
  ) {
    this.window = plain.window;
    this.tally = new TracedTally(plain.tally, reads);
    this.live = new TracedQueueRow(plain.live, reads);
    this.rule = plain.rule;
    this.#clock = clock;
    this.#reads = reads;
  }

  get nowMs(): number {
    this.#reads.clock = 1;
    return this.#clock.nowMs;
  }
}
