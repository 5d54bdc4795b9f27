/**
 * A seeded stream of random numbers: Chris Doty-Humphrey's sfc32 (PractRand), 128 bits of state, period at least 2^32.
 * The same seed gives the same stream on every machine. Not for secrets.
 */
export class Rng {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param seed any number; only its low 32 bits count, so make it with `hashSeed` from what should tell streams apart */
  constructor(seed: number) {
    this.a = mix32(seed);
    this.b = mix32(this.a + 0x9e3779b9);
    this.c = mix32(this.b + 0x9e3779b9);
    for (let round = 0; round < 12; round++) this.nextUint32();
  }

  /** 0 to 4,294,967,295. */
  nextUint32(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Evenly spread over the open range 0 to 1: never 0, so that its logarithm is finite, and never 1. */
  next(): number {
    return (this.nextUint32() + 0.5) / 4294967296;
  }

  /** A whole number, 0 to `count` - 1. */
  nextIndex(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** True in `share` of the draws; 0 is never, 1 is always. */
  happens(share: number): boolean {
    return share > 0 && this.next() < share;
  }
}

/** One seed from several parts, so that each use has a stream of its own. Example: `hashSeed(7, 'arrivals', 3)`. */
export function hashSeed(...parts: readonly (number | string)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}|`;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = mix32(hash);
  }
  return hash >>> 0;
}

/** Spreads every bit of a 32-bit number over all of them (the finaliser of MurmurHash3). */
function mix32(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
