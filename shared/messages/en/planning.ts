import type { Part, WordPart } from '../part.ts';

interface OfQueue {
  readonly queueId: string;
}

/** Forecasts, requirements, what people made of them, and the work behind them. */
export const planning = {
  'planning-job-unknown': ({ jobId }: { readonly jobId: string }) =>
    `There is no planning job '${jobId}'. List them to see which there are.`,
  'planning-jobs-too-many': ({ most }: { readonly most: number }) =>
    `${most} planning jobs wait already, and no more may. Stop one of them, or wait.`,
  'planning-job-cut': 'Floorcast stopped before it was over. Start it again.',
  'planning-job-failed': "The work failed unexpectedly; the server's log says why. Start it again.",
  'planning-job-not-kept': ({ words }: { readonly words: string }) =>
    `What was worked out could not be kept: ${words}. What was there before stands. Start it again.`,
  'planning-no-past':
    'There is no past to forecast from. Import calls or interval counts, or wait until the floor has seen a week.',
  'forecast-not-made': 'No forecast was made yet. Start one: it wants a week of history.',
  'forecast-of-queue-missing': ({ queueId, why }: OfQueue & { readonly why: Part }, word: WordPart) =>
    `There is no forecast of queue '${queueId}'. ${word(why)}`,
  'queue-without-past': 'Its history has no call yet: import some, or let it borrow from another queue.',
  'borrow-from-nothing': ({ queueId }: OfQueue) =>
    `Nothing is known of the calls of queue '${queueId}', from which it is to borrow. Let it borrow from another queue, or type its numbers.`,
  'borrow-hours-untold':
    'Nobody has said when it is open, and no other queue has a past that shows it. Type its opening hours.',
  'backtest-not-made': ({ queueId }: OfQueue) =>
    `The methods were not tried on the past of queue '${queueId}' yet. Start a backtest first.`,
  'requirement-not-made':
    'There is no requirement yet: no forecast was made, or nothing is known of handle time. Make a forecast first.',
  'edit-of-other-queue': ({
    editId,
    otherQueueId,
    queueId,
  }: OfQueue & { readonly editId: string; readonly otherQueueId: string }) =>
    `Edit '${editId}' is of queue '${otherQueueId}', and these are the edits of '${queueId}'. Send it with its own queue.`,
  'changed-meanwhile': ({ revision, asked }: { readonly revision: number; readonly asked: number }) =>
    `Somebody changed this meanwhile: it is at revision ${revision}, not ${asked}. Read it again, then change it.`,
  'settings-changed-meanwhile':
    'Somebody saved other planning settings since you read these: nothing of yours was saved. Read the settings again, then change them.',
  'flag-unknown': ({ queueId, flagId }: OfQueue & { readonly flagId: string }) =>
    `Queue '${queueId}' has no flag '${flagId}'. Read its forecast again.`,
  'event-id-differs': ({ eventId, asked }: { readonly eventId: string; readonly asked: string }) =>
    `The event's id '${eventId}' must be that of its address, '${asked}'. Send it there.`,
  'events-too-many': ({ most }: { readonly most: number }) =>
    `There are ${most} events, and no more are allowed. Delete some of long ago.`,
  'version-unknown': ({ versionNo, queueId }: OfQueue & { readonly versionNo: number }) =>
    `No version ${versionNo} says anything of queue '${queueId}'. List the versions to see which there are.`,
  'versions-cut-differently': ({
    versionNo,
    minutes,
    otherNo,
    otherMinutes,
  }: {
    readonly versionNo: number;
    readonly minutes: number;
    readonly otherNo: number;
    readonly otherMinutes: number;
  }) =>
    `Version ${versionNo} has intervals of ${minutes} minutes, version ${otherNo} of ${otherMinutes}: only versions of the same intervals can be compared.`,
  'load-impossible': ({
    calls,
    handleSeconds,
    intervalMinutes,
    agents,
    most,
  }: {
    readonly calls: number;
    readonly handleSeconds: number;
    readonly intervalMinutes: number;
    readonly agents: number;
    readonly most: number;
  }) =>
    `calls (${calls}) of ${handleSeconds} s in ${intervalMinutes} minutes keep ${agents} agents busy, more than ${most}. Check the units: calls of one interval, handle time in seconds.`,
  'at-interval': (
    {
      day,
      firstDay,
      interval,
      why,
    }: {
      readonly day: number;
      readonly firstDay: string;
      readonly interval: number;
      readonly why: Part;
    },
    word: WordPart,
  ) => `Day ${day} from ${firstDay}, interval ${interval}: ${word(why)}`,
  'forecast-not-of-today': ({ day }: { readonly day: string }) =>
    `The working forecast does not reach to the running day, ${day}. Make a forecast.`,
  'projection-failed':
    "The rest of the day could not be played; the server's log says why. The next try is in a minute.",
  'played-days-not-forecast': ({
    firstDay,
    days,
    fromDay,
    toDay,
  }: {
    readonly firstDay: string;
    readonly days: number;
    readonly fromDay: string;
    readonly toDay: string;
  }) =>
    `${days} days from ${firstDay} cannot be played: the forecast is of ${fromDay} to ${toDay}. Choose days of those, or make a forecast.`,
  'played-mixed-concurrency': ({ queueIds }: { readonly queueIds: string }) =>
    `${queueIds} share people, and not all of them are handled as many at once: what is handled side by side was played one after the other, so the work is right, and waits are an estimate.`,
  'played-without-queue': ({ queueId }: OfQueue) =>
    `Queue '${queueId}' was not played: nothing is known of its handle time.`,
  'played-from-simulated': 'The plan as it is: the people that the last simulation found.',
  'played-from-pooled':
    'The plan as it is: the requirement of the skill groups, rounded up. Simulate these days first to begin from proven numbers.',
  'what-if-queue-unknown': ({ queueId }: OfQueue) =>
    `Queue '${queueId}' is not in the plan, so that nothing of it can be changed. Choose one that has a forecast.`,
  'cross-training-too-few': ({
    people,
    found,
    queueId,
  }: OfQueue & { readonly people: number; readonly found: number }) =>
    `${people} people of queue '${queueId}' were to learn another queue, and never more than ${found} of them are there at a time.`,
};
