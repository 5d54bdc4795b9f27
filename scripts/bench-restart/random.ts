/** Numbers from 0 to 1 that the same seed gives again (a 32-bit xorshift). */
export function createRandom(seed: number): () => number {
  let state = (seed * 2_654_435_769) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}
