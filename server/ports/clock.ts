/** The only source of the time of day in the shell; tests hand in their own. */
export interface Clock {
  nowMs(): number;
}
