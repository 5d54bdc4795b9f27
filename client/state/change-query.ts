/**
 * An address with one of its parameters changed; null takes it out.
 *
 * @example changeQuery('/desk', new URLSearchParams('a=1'), 'b', '2') // '/desk?a=1&b=2'
 */
export function changeQuery(
  path: string,
  query: URLSearchParams,
  name: string,
  value: string | null,
): string {
  const changed = new URLSearchParams(query);
  if (value === null) changed.delete(name);
  else changed.set(name, value);
  const text = changed.toString();
  return text === '' ? path : `${path}?${text}`;
}
