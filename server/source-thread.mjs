// Only from the sources (development and tests): becomes the module named in argv, in a new thread. The thread learns
// TypeScript first. Where BUILT_THREADS is set, dist/ was built from these very sources (`npm test` sees to it): then the
// thread is what was built, which starts in a quarter of the time.
import { workerData } from 'node:worker_threads';

const [, , module] = process.argv;
const sources = new URL('..', import.meta.url).href;

if (process.env.BUILT_THREADS && isOurs(module)) {
  // A task may name a module that its thread is to import.
  for (const part of Object.values(workerData)) {
    if (isOurs(part?.readerModule)) part.readerModule = builtOf(part.readerModule);
  }
  await import(builtOf(module));
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import(module);
}

function isOurs(address) {
  return typeof address === 'string' && address.startsWith(`${sources}server/`);
}

function builtOf(address) {
  return `${sources}dist/${address.slice(sources.length).replace(/\.ts$/, '.js')}`;
}
