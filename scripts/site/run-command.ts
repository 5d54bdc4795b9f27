/** Runs a command: its result is the last line, as JSON; what goes wrong is one line, and exit code 1. */
export async function runCommand(work: (signal: AbortSignal) => Promise<object>): Promise<void> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    console.log(JSON.stringify(await work(stopping.signal)));
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
