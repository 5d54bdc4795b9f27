import highs, { type Highs, type InitOptions } from 'highs';

/**
 * Loads the solver, once for each thread that solves. Its types are of a CommonJS module and its code is not, hence the turn.
 *
 * @param options `locateFile` says where a browser finds `highs.wasm`; Node finds it beside the package.
 */
export const loadHighs = highs as unknown as (options?: InitOptions) => Promise<Highs>;
