/** Which rows of a long list are in sight: the others are only the height they would have. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
  /** Heights of what is left out above and below, px. */
  readonly before: number;
  readonly after: number;
}

/** Rows kept ready above and below, so that arrow keys and a flick of the wheel find them there. */
const SPARE_ROWS = 24;

export function rangeInSight(scrollTop: number, height: number, rowHeight: number, count: number): RowRange {
  const first = Math.min(Math.max(0, count - 1), Math.floor(scrollTop / rowHeight));
  // Steps of half the spare rows: scrolling by a pixel changes nothing.
  const step = SPARE_ROWS / 2;
  const from = Math.max(0, Math.floor(first / step) * step - SPARE_ROWS);
  const to = Math.min(count, Math.ceil((first + height / rowHeight) / step) * step + SPARE_ROWS);
  return { from, to, before: from * rowHeight, after: (count - to) * rowHeight };
}

/** Follows what a scrolling region shows. All rows have one height. */
export class RowWindow {
  readonly #rowHeight: number;
  #scrollTop = $state(0);
  #height = $state(800);

  /** @param rowHeight px */
  constructor(rowHeight: number) {
    this.#rowHeight = rowHeight;
  }

  range(count: number): RowRange {
    return rangeInSight(this.#scrollTop, this.#height, this.#rowHeight, count);
  }

  /** An attachment of the region. */
  readonly watch = (region: HTMLElement): (() => void) => {
    const onScroll = () => (this.#scrollTop = region.scrollTop);
    const sizes = new ResizeObserver(() => (this.#height = region.clientHeight));
    region.addEventListener('scroll', onScroll, { passive: true });
    sizes.observe(region);
    return () => {
      region.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  };
}
