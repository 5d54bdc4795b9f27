/** Words of what has not happened yet: the running day's forecast, and where its service level is heading. */
export const outlook = {
  title: 'Projected service level',
  titleOf: (queue: string) => `${queue}: projected service level`,
  /** Before every figure that nobody has measured. */
  about: '≈',
  asOf: (time: string) => `as of ${time}`,
  horizons: { interval: 'This interval', 'two-hours': 'Next 2 hours', day: 'Whole day' },
  until: (time: string) => `until ${time}`,
  target: (target: string) => `Target ${target}`,
  range: (range: string) => `9 in 10: ${range}`,
  dayEnds: (mean: string, range: string) => `Day to end ≈ ${mean} (${range})`,
  noCalls: 'No call counts by then',
  noneYet: 'No projection yet',
  noneYetAdvice:
    'Shows here with the first forecast, which Floorcast makes by itself once it knows a week of calls.',
  notPlayed: (queue: string) => `No projection of ${queue}`,
  notPlayedAdvice: 'It has no forecast: too little is known of its past.',
  alarm: 'Today is like no other day: the forecast does not follow it',
  forecast: 'forecast',
  planned: 'planned',
  within: '8 in 10 within',
  soFar: (calls: string, planned: string) => `${calls} so far, ${planned} forecast`,
  toCome: (calls: string) => `≈ ${calls} to come`,
  expectedNow: 'Forecast, this interval',
  expectedRest: 'Forecast, rest of day',
  levelAtEnd: 'Projected SL',
  dayEnd: 'day’s end',
  interval: 'interval',
  twoHours: '2 hours',
  behind: {
    title: 'Behind the projection',
    how: (times: string, time: string) =>
      `The rest of the day was played ${times} times, call by call, from the floor as it stood at ${time}: calls as forecast, agents as signed in then. It is not measured.`,
    mean: 'The mean of all those days',
    range: 'Nine in ten of them end within',
    until: 'Until',
  },
};
