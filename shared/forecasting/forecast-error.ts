/** What was asked cannot be forecast: the message says the value, the rule and the way out. */
export class ForecastError extends Error {
  override readonly name = 'ForecastError';
}
