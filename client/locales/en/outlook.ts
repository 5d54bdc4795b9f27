/** Words of what has not happened yet: the running day's forecast, and where its service level is heading. */
export const outlook = {
  title: 'Projected service level',
  titleOf: (queue: string) => `${queue}: projected service level`,
  /** Before every figure that nobody has measured. */
  about: '≈',
  asOf: (time: string) => `as of ${time}`,
  horizons: { interval: 'This interval', 'two-hours': 'Next 2 hours', day: 'Whole day' },
  until: (time: string) => `until ${time}`,
  range: (range: string) => `9 in 10: ${range}`,
  dayEnds: (mean: string, range: string) => `Day ends ≈ ${mean} (${range})`,
  noCalls: 'No call counts by then',
  noneYet: 'No projection yet',
  noneYetAdvice:
    'Shows here with the first forecast, which Floorcast makes by itself once it knows a week of calls.',
  noneOfPast: 'Of a past day nothing is projected',
  noneOfPastAdvice:
    'A replay shows what happened. On the floor of now this tile says where the day is heading.',
  beingPlayed: 'Playing the rest of the day',
  beingPlayedAdvice: 'The forecast is there; the first projection takes less than a minute.',
  notPlayed: (queue: string) => `No projection of ${queue}`,
  notPlayedAdvice: 'It has no forecast: too little is known of its past.',
  alarm: 'Today is like no other day: the forecast does not follow it',
  forecast: 'forecast',
  planned: 'planned',
  within: '8 in 10 within',
  soFar: (calls: string, planned: string) => `${calls} so far, ${planned} forecast`,
  toCome: (calls: string) => `≈ ${calls} to come`,
  /** In a row of the desk: how the day's service level ends, and what comes in this interval and after it. */
  dayEndShort: (mean: string) => `ends ≈ ${mean}`,
  toComeShort: (now: string, minutes: number, rest: string) => `${minutes} min ≈ ${now}, rest ≈ ${rest}`,
  ahead: 'What is to come',
  callsInterval: 'Calls, this interval',
  callsRest: 'Calls, rest of day',
  soFarShort: (calls: string) => `${calls} so far`,
  levelBy: { interval: 'SL, this interval', 'two-hours': 'SL, next 2 hours', day: 'SL, whole day' },
  behind: {
    title: 'Behind the projection',
    how: (times: string, time: string) =>
      `The rest of the day was played ${times} times, call by call, from the floor as it stood at ${time}: calls as forecast, with whoever is signed in and as people usually stay or come later. It is not measured.`,
    mean: 'The mean of all those days',
    range: 'Nine in ten of them end within',
    until: 'Until',
  },
};
