/** Questions from the benchmark to its child processes, over the channel Node gives them: a name and one value each. */
import { fork, type ChildProcess } from 'node:child_process';

interface Question {
  readonly id: number;
  readonly name: string;
  readonly value: unknown;
}

interface Reply {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

export type Handlers = Readonly<Record<string, (value: never) => unknown>>;

/** The child's side. */
export function answerCalls(handlers: Handlers): void {
  process.on('message', async ({ id, name, value }: Question) => {
    try {
      process.send!({ id, value: await handlers[name]!(value as never) } satisfies Reply);
    } catch (error) {
      process.send!({
        id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      } satisfies Reply);
    }
  });
  process.on('disconnect', () => process.exit(0));
}

/** The benchmark's side. */
export class Child {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #nextId = 1;

  constructor(module: URL) {
    this.#process = fork(module, { execArgv: ['--import', 'tsx', '--expose-gc'] });
    this.#process.on('message', ({ id, value, error }: Reply) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
    });
    this.#process.on('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`A process of the benchmark ended with ${code}.`));
    });
  }

  call<Value>(name: string, value: unknown = null): Promise<Value> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#process.send({ id, name, value } satisfies Question);
    });
  }

  end(): void {
    this.#process.kill('SIGKILL');
  }
}
