/**
 * Parameters as they cross to a thread: the numbers of a thousand rows as one block, NaN where something else stands.
 * One by one they would take as long to send as to store.
 */
export interface PackedParameters {
  readonly numbers: Float64Array;
  /** Whatever is no number, in order. */
  readonly others: readonly unknown[];
}

export function packParameters(parameters: readonly unknown[]): PackedParameters {
  const numbers = new Float64Array(parameters.length);
  const others: unknown[] = [];
  for (let index = 0; index < parameters.length; index += 1) {
    const value = parameters[index];
    const isNumber = typeof value === 'number' && !Number.isNaN(value);
    numbers[index] = isNumber ? value : NaN;
    if (!isNumber) others.push(value);
  }
  return { numbers, others };
}

/** What was packed, each made into what the database takes. */
export function unpackParameters<T>({ numbers, others }: PackedParameters, bind: (value: unknown) => T): T[] {
  const values = new Array<T>(numbers.length);
  let next = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index]!;
    values[index] = bind(Number.isNaN(number) ? others[next++] : number);
  }
  return values;
}
