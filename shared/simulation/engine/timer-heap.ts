/**
 * The event queue of the simulation: an indexed binary heap of timers. A timer is a small whole number that its owner
 * knows (an agent's work, a caller's patience) and rings at most once until it is set again; setting it anew moves it.
 * All in typed arrays: a set, a cancel or a pop makes no garbage. Timers of the same instant ring in an order that
 * depends on nothing but the calls made before.
 */
export class TimerHeap {
  /** Timers in heap order. */
  private heap: Int32Array;
  /** When they ring, in heap order as well, so that a comparison is one look. */
  private atMs: Float64Array;
  /** Where a timer stands in the heap, by timer; -1 when it is not set. */
  private place: Int32Array;
  private size = 0;

  constructor(capacity: number) {
    const length = Math.max(16, capacity);
    this.heap = new Int32Array(length);
    this.atMs = new Float64Array(length);
    this.place = new Int32Array(length).fill(-1);
  }

  count(): number {
    return this.size;
  }

  /** Infinity when no timer is set. */
  nextAtMs(): number {
    return this.size === 0 ? Infinity : this.atMs[0]!;
  }

  /** Takes the next timer out; -1 when no timer is set. */
  pop(): number {
    if (this.size === 0) return -1;
    const timer = this.heap[0]!;
    this.removeAt(0);
    return timer;
  }

  set(timer: number, atMs: number): void {
    if (timer >= this.place.length) this.grow(timer + 1);
    const place = this.place[timer]!;
    if (place === -1) {
      this.rise(this.size++, timer, atMs);
    } else {
      this.settle(place, timer, atMs);
    }
  }

  cancel(timer: number): void {
    const place = timer < this.place.length ? this.place[timer]! : -1;
    if (place !== -1) this.removeAt(place);
  }

  isSet(timer: number): boolean {
    return timer < this.place.length && this.place[timer] !== -1;
  }

  private removeAt(place: number): void {
    this.place[this.heap[place]!] = -1;
    this.size--;
    if (place === this.size) return;
    this.settle(place, this.heap[this.size]!, this.atMs[this.size]!);
  }

  /** Puts a timer where it belongs, starting from a place that may be too high or too low for it. */
  private settle(place: number, timer: number, atMs: number): void {
    if (place > 0 && atMs < this.atMs[(place - 1) >> 1]!) this.rise(place, timer, atMs);
    else this.sink(place, timer, atMs);
  }

  private rise(from: number, timer: number, atMs: number): void {
    const { heap, atMs: times, place: places } = this;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const otherAtMs = times[above]!;
      if (otherAtMs <= atMs) break;
      const other = heap[above]!;
      heap[place] = other;
      times[place] = otherAtMs;
      places[other] = place;
      place = above;
    }
    heap[place] = timer;
    times[place] = atMs;
    places[timer] = place;
  }

  private sink(from: number, timer: number, atMs: number): void {
    const { heap, atMs: times, place: places, size } = this;
    let place = from;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= size) break;
      let otherAtMs = times[below]!;
      if (below + 1 < size && times[below + 1]! < otherAtMs) otherAtMs = times[++below]!;
      if (otherAtMs >= atMs) break;
      const other = heap[below]!;
      heap[place] = other;
      times[place] = otherAtMs;
      places[other] = place;
      place = below;
    }
    heap[place] = timer;
    times[place] = atMs;
    places[timer] = place;
  }

  private grow(needed: number): void {
    const length = Math.max(needed, this.place.length * 2);
    const heap = new Int32Array(length);
    const atMs = new Float64Array(length);
    const place = new Int32Array(length).fill(-1);
    heap.set(this.heap);
    atMs.set(this.atMs);
    place.set(this.place);
    this.heap = heap;
    this.atMs = atMs;
    this.place = place;
  }
}
