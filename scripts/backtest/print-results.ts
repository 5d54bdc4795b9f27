import type { MethodResult } from './run-backtest.ts';

/** A table for people; the JSON follows it. */
export function printResults(results: readonly MethodResult[]): void {
  const widest = Math.max(...results.map(({ method }) => method.length));
  const percent = (ratio: number) => `${(100 * ratio).toFixed(2)} %`.padStart(9);
  console.log(`${'method'.padEnd(widest)}      WAPE     bias  day WAPE  in 90 %  pinball  CPU s a forecast`);
  for (const result of results) {
    console.log(
      `${result.method.padEnd(widest)} ${percent(result.wapeRatio)}${percent(result.biasRatio)} ${percent(result.dayWapeRatio)}` +
        `${percent(result.coverage90Ratio)} ${result.pinball.toFixed(2).padStart(8)} ${result.fitSeconds.toFixed(4).padStart(8)}` +
        (result.isDefault ? '  <- default' : ''),
    );
  }
  console.log(`${'Poisson noise alone'.padEnd(widest)} ${percent(results[0]!.floorRatio)}`);
}
