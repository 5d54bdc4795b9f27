import { checkNumber, MOST_LOAD, StaffingError } from './staffing-error.ts';

/**
 * Share of calls that find all servers busy when nobody may wait (Erlang B, 1917): 0 to 1.
 *
 * The recursion 1 / B(n) = 1 + (n / load) / B(n - 1), unrolled from its end: the terms are positive, and behind the load
 * they shrink until they no longer count, so 10,000 servers cost hundreds of steps. Between whole numbers of servers it is
 * the continuous B of Jagers and Van Doorn (1986), 1 / B = load x integral of e^(-load t) (1 + t)^n over t from 0.
 *
 * @param servers 0 or more, fractions allowed
 * @param load in erlangs, 0 or more
 * @throws StaffingError for anything else.
 * Example: `erlangB(2, 1)` is 0.2.
 */
export function erlangB(servers: number, load: number): number {
  checkNumber('servers', servers, 0, 2 * MOST_LOAD, 'Servers are counted, 0 for none.');
  checkNumber('load', load, 0, MOST_LOAD, 'Load is in erlangs: calls x handle time / time.');
  if (load === 0) return servers === 0 ? 1 : 0;
  return 1 / inverseErlangB(servers, load);
}

/**
 * The most load that so many servers take with at most this share of blocked calls, in erlangs.
 *
 * @param blocking above 0 and below 1
 * @throws StaffingError for anything else.
 * Example: `loadForBlocking(15, 0.01)` is 8.108.
 */
export function loadForBlocking(servers: number, blocking: number): number {
  checkNumber('servers', servers, 0, MOST_LOAD, 'Servers are counted, 0 for none.');
  checkBlocking(blocking);
  if (servers === 0) return 0;
  let low = 0;
  // Of a load at least load - servers is turned away: blocking >= 1 - servers / load.
  let high = servers / (1 - blocking);
  let load = high / 2;
  for (let step = 0; step < 200; step++) {
    const found = 1 / inverseErlangB(servers, load);
    if (found > blocking) high = load;
    else low = load;
    // Newton on the logarithm of B, d ln B / d load = servers / load - 1 + B; halves where it leaves the bracket.
    const newton = load - Math.log(found / blocking) / (servers / load - 1 + found);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - load) <= 4e-16 * load) return next;
    load = next;
  }
  return load;
}

/**
 * The least whole number of servers that block at most this share of calls.
 *
 * @param maxBlocking above 0 and below 1
 * @throws StaffingError for anything else.
 * Example: `serversForBlocking(10, 0.02)` is 17, not the 16 of tables that round down.
 */
export function serversForBlocking(load: number, maxBlocking: number): number {
  checkNumber('load', load, 0, MOST_LOAD, 'Load is in erlangs: calls x handle time / time.');
  checkBlocking(maxBlocking);
  if (load === 0) return 0;
  let servers = Math.max(0, Math.floor(load * (1 - maxBlocking)) - 1);
  let inverse = inverseErlangB(servers, load);
  while (inverse * maxBlocking < 1) {
    servers += 1;
    inverse = 1 + (servers / load) * inverse;
  }
  return servers;
}

/** 1 / B, the weight of all states in units of the last one's; Infinity where B is 0 to a computer. Unchecked; load above 0. */
export function inverseErlangB(servers: number, load: number): number {
  let sum = 0;
  let term = 1;
  let left = servers;
  for (; left >= 1; left--) {
    sum += term;
    term *= left / load;
    if (term < 1e-17 * sum && left < load) return sum;
  }
  return sum + term * (left === 0 ? 1 : inverseOfFraction(left, load));
}

/** 1 / B below one server: integral of e^(-u) (1 + u / load)^servers, by the double exponential rule (Takahasi and Mori). */
function inverseOfFraction(servers: number, load: number): number {
  const STEP = 0.0625;
  let sum = 0;
  for (let t = -4.5; t <= 4.5; t += STEP) {
    const u = Math.exp(t - Math.exp(-t));
    sum += Math.exp(-u) * (1 + u / load) ** servers * u * (1 + Math.exp(-t));
  }
  return sum * STEP;
}

function checkBlocking(blocking: number): void {
  if (blocking > 0 && blocking < 1) return;
  throw new StaffingError(
    `blocking (${blocking}) must be above 0 and below 1: only endless servers block nobody. Write 0.01 for 1 %.`,
  );
}
