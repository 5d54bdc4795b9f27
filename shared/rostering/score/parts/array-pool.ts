/** Arrays one after another in one, each kept once however often it is asked for. */
export interface ArrayPool<Kind extends Float64Array | Uint8Array> {
  /** Where an array begins in the pool. */
  place(array: Kind): number;
  /** All arrays placed so far, one after another. */
  joined(): Kind;
}

/** Pools arrays of one kind. Arrays are told apart by identity: those that are shared in the model are shared here. */
export function createArrayPool<Kind extends Float64Array | Uint8Array>(
  allocate: (length: number) => Kind,
): ArrayPool<Kind> {
  const places = new Map<Kind, number>();
  let length = 0;
  return {
    place(array) {
      const known = places.get(array);
      if (known !== undefined) return known;
      const at = length;
      places.set(array, at);
      length += array.length;
      return at;
    },
    joined() {
      const joined = allocate(length);
      for (const [array, at] of places) joined.set(array, at);
      return joined;
    },
  };
}
