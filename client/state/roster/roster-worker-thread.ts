import { createRosterWork, type ToRosterWorker } from './roster-worker.ts';

const work = createRosterWork(() => performance.now());

addEventListener('message', ({ data }: MessageEvent<ToRosterWorker>) => {
  const answer = work(data);
  if (answer !== null) postMessage(answer);
});
