const STORED_AS = 'floorcast.planner';

/** The name a planner signs changes with, kept on this screen. */
export class PlannerName {
  typed = $state('');
  /** Why the next change is made; kept until it is changed, since changes of one reason come in a row. */
  reason = $state('');
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
    try {
      this.typed = window.localStorage.getItem(STORED_AS) ?? '';
    } catch {
      // Storage may be forbidden: the name then lasts as long as the page.
    }
  }

  keep(name: string): void {
    this.typed = name;
    try {
      this.#window.localStorage.setItem(STORED_AS, name);
    } catch {
      // As above.
    }
  }
}
