import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { FloorcastError } from '../floorcast-error.ts';
import type { HistoryAnswers, HistoryReading } from '../ports/history-answers.ts';
import type {
  AnswerPiece,
  AnswersCommand,
  AnswersReport,
  AnswersTask,
  HistoryQuestion,
} from './answer-messages.ts';
import { createHistoryAnswers } from './history-answers.ts';

interface OpenAnswer {
  readonly pieces: AsyncIterator<AnswerPiece>;
  readonly giveUp: AbortController;
}

const port = parentPort!;
const { history: place, site: firstSite } = workerData as AnswersTask;
let site = firstSite;
// Where cores are few the floor's commits go first. On Linux this is for one thread and those it starts, elsewhere for all.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const module = (await import(place.readerModule)) as {
  readonly openHistoryReading: (location: unknown, zone: typeof firstSite) => HistoryReading;
};
const reading = module.openHistoryReading(place.location, site);
const open = new Map<number, OpenAnswer>();

port.on('message', (command: AnswersCommand) => {
  switch (command.kind) {
    case 'ask': {
      const { id, question, nowMs } = command;
      const giveUp = new AbortController();
      const asked = site;
      const answers = createHistoryAnswers({ ...reading, site: () => asked, nowMs: () => nowMs });
      open.set(id, { pieces: openAnswer(answers, question, giveUp.signal), giveUp });
      return void tellNext(id);
    }
    case 'site':
      site = command.site;
      return;
    case 'next':
      return void tellNext(command.id);
    case 'stop': {
      const answer = open.get(command.id);
      open.delete(command.id);
      answer?.giveUp.abort();
      return void answer?.pieces.return?.();
    }
    case 'close':
      return void reading.close().finally(() => port.close());
  }
  command satisfies never;
});

function openAnswer(
  answers: HistoryAnswers,
  question: HistoryQuestion,
  signal: AbortSignal,
): AsyncIterator<AnswerPiece> {
  switch (question.kind) {
    case 'table':
      return once(answers.readTable(question.query, question.page, signal));
    case 'contents':
      return once(answers.describe());
    case 'table-file':
      return iterate(answers.writeTable(question.query, question.locale, question.format));
    case 'everything':
      return iterate(answers.writeEverything(question.request, question.format));
  }
  return question satisfies never;
}

async function* once(answer: Promise<AnswerPiece>): AsyncGenerator<AnswerPiece> {
  yield await answer;
}

function iterate(pieces: AsyncIterable<AnswerPiece>): AsyncIterator<AnswerPiece> {
  return pieces[Symbol.asyncIterator]();
}

async function tellNext(id: number): Promise<void> {
  const answer = open.get(id);
  if (answer === undefined) return;
  try {
    const next = await answer.pieces.next();
    if (next.done === true) open.delete(id);
    tell(next.done === true ? { kind: 'end', id } : { kind: 'piece', id, piece: next.value });
  } catch (error) {
    open.delete(id);
    const failure =
      error instanceof FloorcastError
        ? { code: error.code, said: error.said }
        : { log: (error instanceof Error ? error.stack : undefined) ?? String(error) };
    tell({ kind: 'failed', id, failure });
  }
}

function tell(report: AnswersReport): void {
  if (report.kind !== 'piece') return port.postMessage(report);
  const { piece } = report;
  // Handed over, not copied.
  port.postMessage(report, [(piece instanceof Uint8Array ? piece : piece.json).buffer as ArrayBuffer]);
}
