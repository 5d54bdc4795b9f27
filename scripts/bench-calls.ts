/**
 * How fast planned floors are played: calls a second in one thread beside the turns of a plain heap, and a week of 200
 * agents and 60,000 calls a hundred times. Ends with one line of JSON.
 */
import { measureSimulatedCalls } from './bench-staffing/simulated-calls.ts';

const figures = measureSimulatedCalls();
const { week } = figures;
console.log(`calls a second in one thread   ${Math.round(figures.callsPerSecond).toLocaleString('en')}`);
console.log(`heap turns a second beside it  ${Math.round(figures.heapTurnsPerSecond).toLocaleString('en')}`);
console.log(`heap turns that a call costs   ${figures.heapTurnsPerCall.toFixed(1)}`);
console.log(
  `a week, ${week.replications} times            ${week.calls.toLocaleString('en')} calls in ${week.cpuSeconds.toFixed(1)} s of CPU time, ${week.seconds.toFixed(1)} s by the clock`,
);
console.log(
  `its service level              ${(100 * week.serviceLevelRatio).toFixed(2)} % +- ${(100 * week.halfWidth).toFixed(2)} (99 %)`,
);
console.log(JSON.stringify(figures));
