/** Lists and tables longer than this are written piece by piece. */
const PIECE = 200;

/** Longest stretch of writing before sockets and timers get their turn. */
const SLICE_MS = 4;

/** The same text as `JSON.stringify(value)`, written in slices that leave room for others in between. */
export async function stringifyInSlices(value: unknown): Promise<string> {
  const pieces: string[] = [];
  let untilMs = performance.now() + SLICE_MS;
  for (const piece of writePieces(value)) {
    pieces.push(piece);
    if (performance.now() < untilMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    untilMs = performance.now() + SLICE_MS;
  }
  return pieces.join('');
}

function* writePieces(value: unknown): Generator<string> {
  if (Array.isArray(value) && value.length > 0) {
    yield* writeList(value);
  } else if (isPlainObject(value)) {
    yield* writeMembers(Object.entries(value).filter(([, member]) => member !== undefined));
  } else {
    yield JSON.stringify(value);
  }
}

function* writeList(list: readonly unknown[]): Generator<string> {
  for (let from = 0; from < list.length; from += PIECE) {
    // Whole pieces at a time: the brackets of the piece are the list's own or a comma.
    const text = JSON.stringify(list.slice(from, from + PIECE));
    yield `${from === 0 ? '[' : ','}${text.slice(1, -1)}`;
  }
  yield ']';
}

function* writeMembers(members: readonly (readonly [string, unknown])[]): Generator<string> {
  let before = '{';
  for (const [name, member] of members) {
    yield `${before}${JSON.stringify(name)}:`;
    yield* writePieces(member);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
}
