/** The number an option has. @param usual named when it is none above 0 */
export function readPositive(option: string, text: string, usual: number): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`${option} (${text}) must be a number above 0. Write e.g. ${option} ${usual}.`);
}
