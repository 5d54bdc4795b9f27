/**
 * Runs in the page before the product does, and leaves it as it is: notes of each drag when its event was, when the board's worker
 * was asked and answered, when the frame after the answer was painted, and whether curve and figures were drawn anew in it. Times
 * are `performance.now()` of the page, ms. Read by `drag-log.ts`.
 */
(() => {
  const log = { steps: [], asks: [], answers: [], changes: [], frames: [], longTasks: [], loadedMs: 0 };
  window.dragLog = log;

  /** After the frame that is drawn next. */
  const painted = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        then(performance.now());
      };
      port2.postMessage(null);
    });

  /** Where the shift that is dragged is drawn: a cell of the board, or its bar and breaks on the day. Empty: nothing is dragged. */
  function placeOfDrag() {
    const target = document.querySelector('.target');
    if (target !== null) return target.id;
    const row = document.querySelector('.bars .pulled')?.closest('.row');
    return row
      ? [...row.querySelectorAll('.bar, .pause')].map((each) => each.getAttribute('style')).join()
      : '';
  }

  let handlingMs = 0;
  let lastPlace = '';
  addEventListener('pointermove', () => (handlingMs = performance.now()), { capture: true });
  addEventListener('pointerdown', () => (lastPlace = ''), { capture: true });
  addEventListener('pointermove', ({ buttons, timeStamp }) => {
    if (buttons === 0) painted((atMs) => log.frames.push(atMs - timeStamp));
    const place = buttons === 1 ? placeOfDrag() : '';
    if (place === lastPlace) return;
    // A bar that is only taken up has not moved yet.
    if (place !== '' && (lastPlace !== '' || place.includes('-')))
      log.steps.push({ eventMs: timeStamp, handlingMs });
    lastPlace = place;
  });

  let drawn = { curves: 0, figures: 0 };
  addEventListener('DOMContentLoaded', () =>
    new MutationObserver((mutations) => {
      for (const { target } of mutations) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element instanceof SVGPathElement) drawn.curves += 1;
        else if (element?.closest('.figures')) drawn.figures += 1;
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['d'],
    }),
  );

  let shown = null;
  const isOther = (one, other) => JSON.stringify(one) !== JSON.stringify(other);
  function answered({ no, kind, told }) {
    const answeredMs = performance.now();
    if (told === undefined) return;
    const figures = [told.objective, told.violations, told.refused].map((each) => Math.round(each * 10));
    // On the screen all groups stand together: two people who exchange shifts across them change nothing there.
    const curves = [...told.there[0]].map((_, slot) =>
      Math.round(told.there.reduce((sum, there) => sum + there[slot], 0)),
    );
    const before = shown;
    shown = { figures, curves };
    if (kind === 'loaded') log.loadedMs = told.tookMs;
    if (kind === 'loaded' || before === null) return;
    const expected = { curves: isOther(before.curves, curves), figures: isOther(before.figures, figures) };
    // Another answer may come before the frame: each has its own.
    const own = (drawn = { curves: 0, figures: 0 });
    painted((paintedMs) => {
      const isShown = !expected.figures || own.figures > 0;
      const { tookMs, objective, violations } = told;
      const answer = {
        no,
        answeredMs,
        paintedMs,
        tookMs,
        isShown,
        isOther: expected.curves,
        isDrawn: own.curves > 0,
      };
      if (kind === 'attempted') log.answers.push(answer);
      else log.changes.push({ ...answer, objective, violations });
    });
  }

  const BrowserWorker = window.Worker;
  window.Worker = class extends BrowserWorker {
    constructor(...parts) {
      super(...parts);
      this.addEventListener('message', ({ data }) => answered(data));
    }

    postMessage(message, ...rest) {
      const { kind, no } = message ?? {};
      if (kind === 'attempt' || kind === 'change') log.asks.push({ no, kind, atMs: performance.now() });
      super.postMessage(message, ...rest);
    }
  };

  new PerformanceObserver((list) =>
    list.getEntries().forEach(({ startTime, duration }) => log.longTasks.push({ startTime, duration })),
  ).observe({ entryTypes: ['longtask'] });
})();
