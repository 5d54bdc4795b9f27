/**
 * The floor's time on a screen: never the browser's clock, which may be wrong by minutes, but the last time the
 * server told, carried on by the browser's stopwatch at the floor's own speed.
 */
export class FloorClock {
  #floorMs = 0;
  #heardAtMs = 0;
  #speed = 1;
  #shownMs = 0;

  /** The server said: it was `floorMs` on the floor. `stopwatchMs` is `performance.now()` or a test's. */
  tell(floorMs: number, speed: number, stopwatchMs: number): void {
    this.#floorMs = floorMs;
    this.#speed = speed;
    this.#heardAtMs = stopwatchMs;
  }

  /**
   * Floor time now, cut to whole floor seconds. A message that was late by less than two seconds does not turn the
   * clock back; a jump of a replay does.
   */
  read(stopwatchMs: number): number {
    const floorMs = this.#floorMs + (stopwatchMs - this.#heardAtMs) * this.#speed;
    const wholeMs = Math.floor(floorMs / 1000) * 1000;
    const backMs = this.#shownMs - wholeMs;
    if (backMs <= 0 || backMs > 2000 * Math.max(1, this.#speed)) this.#shownMs = wholeMs;
    return this.#shownMs;
  }
}
