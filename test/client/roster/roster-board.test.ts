import { describe, expect, test } from 'vitest';
import { entryOf, shiftOf } from '../../../client/state/roster/roster-book.ts';
import { RosterBoardState } from '../../../client/state/roster/roster-board.svelte.ts';
import {
  EARLY,
  FIRST_DAY,
  makeProblemAnswer,
  makeRosterAnswer,
  makeRosterDays,
} from '../../helpers/roster-builder.ts';
import { FakeRosterServer } from './fake-roster-server.ts';
import { WorkerAtHand } from './fake-roster-worker.ts';

const TUESDAY = '2027-01-05';
const WEDNESDAY = '2027-01-06';

function openBoard(people = 12, days = 7) {
  const answer = makeProblemAnswer(people, days);
  const kept = makeRosterDays(answer.problem, 1);
  const server = new FakeRosterServer(kept);
  const worker = new WorkerAtHand();
  const board = new RosterBoardState({
    worker,
    requests: server,
    namesOf: (id) => [id, `王 ${id}`],
    mayEdit: () => true,
    locale: () => 'en',
  });
  board.show({ team: '', skill: '', text: '' }, 'none');
  board.load(makeRosterAnswer(kept), answer);
  return { board, server, worker };
}

const a1Monday = { agentId: 'a1', day: FIRST_DAY };

/** A working cell and an empty one of the first person. */
function workingDay(board: RosterBoardState, agentId = 'a1'): string {
  return board.days.find((day) => shiftOf(board.edits.book, { agentId, day }) !== null)!;
}

/** Lets what was asked be answered. */
const nextTurn = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('a roster on the screen', () => {
  test('RX5 what is done is there at once, is sent with the revision, and can be taken back and done again', async () => {
    const { board, server } = openBoard();
    const before = entryOf(board.edits.book, a1Monday);
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    expect(shiftOf(board.edits.book, a1Monday)?.start).toBe('06:30');
    await nextTurn();
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ reason: '', revisions: { [FIRST_DAY]: 1 } });
    board.edits.undo();
    board.edits.redo();
    board.edits.undo();
    await nextTurn();
    expect(server.requests.map(({ revisions }) => revisions[FIRST_DAY])).toEqual([1, 2, 3, 4]);
    expect(entryOf(server.book, a1Monday)).toEqual(before);
    expect(board.edits.book.get(FIRST_DAY)!.revision).toBe(5);
    expect(board.edits.canUndo).toBe(false);
  });

  test('RX5 RX8 RX9 each person’s days are those of the roster, whoever changed it and whatever is looked at', async () => {
    const { board, server } = openBoard();
    const isAsTheBook = () =>
      board.agentIds.every((agentId) =>
        board.days.every((day) => {
          const entries = board.edits.entriesOf.of(agentId).value;
          return (entries?.get(day) ?? null) === entryOf(board.edits.book, { agentId, day });
        }),
      );
    expect(isAsTheBook()).toBe(true);
    board.choose({ row: 0, column: 0 });
    const before = board.edits.entriesOf.of('a2').value;
    board.give({ ...EARLY.shift!, start: '06:30' });
    expect(isAsTheBook()).toBe(true);
    expect(board.edits.entriesOf.of('a2').value).toBe(before);
    board.clear();
    board.edits.undo();
    expect(isAsTheBook()).toBe(true);
    await nextTurn();
    server.keep('Mia', [{ agentId: 'a2', day: TUESDAY, entry: { ...EARLY, note: 'by Mia' } }]);
    await board.edits.hear({ [TUESDAY]: 2 });
    expect(board.edits.entriesOf.of('a2').value?.get(TUESDAY)?.note).toBe('by Mia');
    expect(isAsTheBook()).toBe(true);
    board.load(
      makeRosterAnswer(makeRosterDays(makeProblemAnswer(12, 14).problem, 1)),
      makeProblemAnswer(12, 14),
    );
    expect(isAsTheBook()).toBe(true);
  });

  test('RX21 what a workbook changes is sent as of it; taking that back is by hand', async () => {
    const { board, server } = openBoard();
    board.applyChanges([{ ...a1Monday, entry: { ...EARLY, note: 'typed in the sheet' } }], 'workbook');
    board.edits.undo();
    board.edits.redo();
    await nextTurn();
    expect(server.requests.map(({ origin }) => origin)).toEqual(['workbook', undefined, 'workbook']);
  });

  test('RX6 who was quicker wins: it is said who, and what was lost can be done again', async () => {
    const { board, server } = openBoard();
    server.keep('Mia', [{ ...a1Monday, entry: { ...EARLY, note: 'by Mia' } }]);
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    expect(board.edits.lost?.failure.said).toMatchObject({ code: 'roster-day-changed', author: 'Mia' });
    expect(entryOf(board.edits.book, a1Monday)?.note).toBe('by Mia');
    expect(shiftOf(board.edits.book, a1Monday)?.start).not.toBe('06:30');
    board.edits.redoLost();
    await nextTurn();
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
    expect(board.edits.lost).toBeNull();
  });

  test('RX6 who was quicker on somebody else’s cell of the same day disturbs nobody', async () => {
    const { board, server } = openBoard();
    const a2Monday = { agentId: 'a2', day: FIRST_DAY };
    server.keep('Mia', [{ ...a2Monday, entry: { ...EARLY, note: 'by Mia' } }]);
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    expect(board.edits.lost).toBeNull();
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
    expect(entryOf(server.book, a2Monday)?.note).toBe('by Mia');
    expect(entryOf(board.edits.book, a2Monday)?.note).toBe('by Mia');
  });

  test('RX6 who was quicker while the line was down wins, though the days were read before it is sent', async () => {
    const { board, server } = openBoard();
    server.isReachable = false;
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    server.keep('Mia', [{ ...a1Monday, entry: { ...EARLY, note: 'by Mia' } }]);
    board.load(makeRosterAnswer([...server.book.values()]), makeProblemAnswer(12, 7));
    expect(shiftOf(board.edits.book, a1Monday)?.start).toBe('06:30');
    server.isReachable = true;
    board.edits.retry();
    await nextTurn();
    expect(board.edits.lost?.failure.code).toBe('conflict');
    expect(entryOf(server.book, a1Monday)?.note).toBe('by Mia');
    expect(entryOf(board.edits.book, a1Monday)?.note).toBe('by Mia');
  });

  test('RX6 what was lost is done again to its own roster alone, where its days are shown', async () => {
    const { board, server } = openBoard();
    const working = () => makeRosterAnswer([...server.book.values()]);
    const copy = { ...working(), copyId: 'c1' };
    server.isReachable = false;
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    board.load(copy, makeProblemAnswer(12, 7));
    server.keep('Mia', [{ ...a1Monday, entry: { ...EARLY, note: 'by Mia' } }]);
    server.isReachable = true;
    board.edits.retry();
    await nextTurn();
    expect(board.edits.lost).toMatchObject({ copyId: null, changes: [a1Monday] });
    const asked = server.requests.length;
    const inCopy = board.edits.book;
    const nothingIsDone = async () => {
      expect(board.edits.canRedoLost).toBe(false);
      board.edits.redoLost();
      await nextTurn();
      expect(server.requests).toHaveLength(asked);
      expect(board.edits.lost).not.toBeNull();
    };
    await nothingIsDone();
    expect(board.edits.book).toBe(inCopy);
    board.load(makeRosterAnswer(working().days.slice(1)), makeProblemAnswer(12, 6));
    await nothingIsDone();
    board.load(working(), makeProblemAnswer(12, 7));
    expect(board.edits.canRedoLost).toBe(true);
    board.edits.redoLost();
    await nextTurn();
    expect(server.requests.at(-1)!.copyId).toBeNull();
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
    expect(board.edits.lost).toBeNull();
  });

  test('RX6 a second loss of one roster joins the first, that of another one leaves it alone', async () => {
    const { board, server } = openBoard();
    const a2Monday = { agentId: 'a2', day: FIRST_DAY };
    const loseAt = async (row: number, start: string) => {
      const agentId = board.agentIds[row]!;
      // Each time as it was not: else it would be what is there.
      const note = `by Mia, ${server.requests.length}`;
      server.keep('Mia', [{ agentId, day: FIRST_DAY, entry: { ...EARLY, note } }]);
      board.choose({ row, column: 0 });
      board.give({ ...EARLY.shift!, start });
      await nextTurn();
    };
    await loseAt(0, '06:30');
    await loseAt(1, '06:45');
    await loseAt(1, '07:45');
    expect(board.edits.lost!.changes).toMatchObject([
      { ...a1Monday, entry: { shift: { start: '06:30' } } },
      { ...a2Monday, entry: { shift: { start: '07:45' } } },
    ]);
    const working = board.edits.lost;
    board.load({ ...makeRosterAnswer([...server.book.values()]), copyId: 'c1' }, makeProblemAnswer(12, 7));
    await loseAt(2, '06:30');
    expect(board.edits.lost).toMatchObject({ copyId: 'c1', changes: [{ agentId: 'a3' }] });
    board.edits.leaveLost();
    expect(board.edits.lost).toBe(working);
    board.edits.leaveLost();
    expect(board.edits.lost).toBeNull();
  });

  test('RX6 of what was lost on several days those on the screen are done again, the others wait', async () => {
    const { board, server } = openBoard();
    const a1Tuesday = { agentId: 'a1', day: TUESDAY };
    server.keep('Mia', [
      { ...a1Monday, entry: { ...EARLY, note: 'by Mia' } },
      { ...a1Tuesday, entry: { ...EARLY, note: 'by Mia' } },
    ]);
    board.choose({ row: 0, column: 0 });
    board.grow({ row: 0, column: 1 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    const laterDays = [...server.book.values()].slice(1);
    board.load(makeRosterAnswer(laterDays), makeProblemAnswer(12, 6));
    expect(board.edits.canRedoLost).toBe(true);
    board.edits.redoLost();
    await nextTurn();
    expect(shiftOf(server.book, a1Tuesday)?.start).toBe('06:30');
    expect(entryOf(server.book, a1Monday)?.note).toBe('by Mia');
    expect(board.edits.lost).toMatchObject({ changes: [a1Monday] });
    expect(board.edits.canRedoLost).toBe(false);
  });

  test('RX6 who was quicker on the cell of a later step wins, though the step before it goes through', async () => {
    const { board, server } = openBoard();
    const a2Monday = { agentId: 'a2', day: FIRST_DAY };
    server.keep('Mia', [{ ...a2Monday, entry: { ...EARLY, note: 'by Mia' } }]);
    for (const row of [0, 1]) {
      board.choose({ row, column: 0 });
      board.give({ ...EARLY.shift!, start: '06:30' });
    }
    await nextTurn();
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
    expect(entryOf(server.book, a2Monday)?.note).toBe('by Mia');
    expect(entryOf(board.edits.book, a2Monday)?.note).toBe('by Mia');
    expect(board.edits.lost).toMatchObject({ changes: [a2Monday] });
  });

  test('RX7 what arrived though its answer did not is not lost, nor is what was done after it', async () => {
    const { board, server } = openBoard();
    server.isMute = true;
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    expect(board.edits.trouble?.code).toBe('unreachable');
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
    board.choose({ row: 0, column: 1 });
    board.give({ ...EARLY.shift!, start: '06:45' });
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '07:45' });
    // Nor was it lost when even the question what became of it has no answer.
    await nextTurn();
    expect(board.edits.lost).toBeNull();
    server.isMute = false;
    board.edits.retry();
    await nextTurn();
    expect(board.edits.lost).toBeNull();
    expect(board.edits.trouble).toBeNull();
    expect(board.edits.hasUnsent).toBe(false);
    expect(shiftOf(server.book, a1Monday)?.start).toBe('07:45');
    expect(shiftOf(server.book, { agentId: 'a1', day: TUESDAY })?.start).toBe('06:45');
    expect(board.edits.canUndo).toBe(true);
  });

  test('RX7 without an answer it stays on the screen and is sent when asked for', async () => {
    const { board, server } = openBoard();
    server.isReachable = false;
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    expect(board.edits.trouble?.code).toBe('unreachable');
    expect(shiftOf(board.edits.book, a1Monday)?.start).toBe('06:30');
    server.isReachable = true;
    board.edits.retry();
    await nextTurn();
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
    expect(board.edits.trouble).toBeNull();
  });

  test('RX8 RX9 what others change is taken over, and is not taken back by undo', async () => {
    const { board, server } = openBoard();
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    const revisions = server.keep('Mia', [{ ...a1Monday, entry: { ...EARLY, note: 'by Mia' } }]);
    await board.edits.hear(revisions);
    expect(entryOf(board.edits.book, a1Monday)?.note).toBe('by Mia');
    board.edits.undo();
    await nextTurn();
    expect(entryOf(server.book, a1Monday)?.note).toBe('by Mia');
  });

  test('RX9 what others change while this page is saving is read after it', async () => {
    const { board, server } = openBoard();
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    const revisions = server.keep('Mia', [
      { agentId: 'a1', day: TUESDAY, entry: { ...EARLY, note: 'by Mia' } },
    ]);
    await board.edits.hear(revisions);
    await nextTurn();
    expect(entryOf(board.edits.book, { agentId: 'a1', day: TUESDAY })?.note).toBe('by Mia');
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
  });

  test('RX17 what is not sent yet when other days are opened is sent all the same', async () => {
    const { board, server } = openBoard();
    server.isReachable = false;
    board.choose({ row: 0, column: 0 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    const other = makeProblemAnswer(12, 7);
    const kept = makeRosterDays(other.problem, 1).map((day, at) => ({ ...day, day: `2027-02-0${at + 1}` }));
    board.load(makeRosterAnswer(kept), other);
    expect(board.edits.hasUnsent).toBe(true);
    expect(board.edits.trouble?.code).toBe('unreachable');
    server.isReachable = true;
    board.edits.retry();
    await nextTurn();
    expect(shiftOf(server.book, a1Monday)?.start).toBe('06:30');
    expect(server.requests[0]!.revisions).toEqual({ [FIRST_DAY]: 1 });
    expect(board.edits.hasUnsent).toBe(false);
  });

  test('RX7 RX8 taking back that was refused can be tried again, and the steps before it stay', async () => {
    const { board, server } = openBoard();
    const [first, second] = [6, 7].map((hour) => ({ ...EARLY.shift!, start: `0${hour}:30` }));
    board.choose({ row: 0, column: 0 });
    board.give(first!);
    board.choose({ row: 1, column: 0 });
    board.give(second!);
    await nextTurn();
    const a2Monday = { agentId: 'a2', day: FIRST_DAY };
    const given = entryOf(server.book, a2Monday);
    server.keep('Mia', [{ ...a2Monday, entry: { ...EARLY, note: 'by Mia' } }]);
    board.edits.undo();
    await nextTurn();
    expect(board.edits.lost?.failure.code).toBe('conflict');
    expect(entryOf(board.edits.book, a2Monday)?.note).toBe('by Mia');
    const revisions = server.keep('Mia', [{ ...a2Monday, entry: given }]);
    await board.edits.hear(revisions);
    board.edits.undo();
    board.edits.undo();
    await nextTurn();
    expect(shiftOf(server.book, a2Monday)?.start).not.toBe('07:30');
    expect(shiftOf(server.book, a1Monday)?.start).not.toBe('06:30');
    expect(board.edits.canUndo).toBe(false);
  });

  test('RX18 the same days read anew leave what is chosen and what can be taken back', async () => {
    const { board, server } = openBoard();
    board.choose({ row: 2, column: 1 });
    board.give({ ...EARLY.shift!, start: '06:30' });
    await nextTurn();
    board.isPicking = true;
    board.load(makeRosterAnswer([...server.book.values()]), makeProblemAnswer(12, 7));
    expect(board.cursor).toEqual({ agentId: 'a3', day: TUESDAY });
    expect(board.isPicking).toBe(true);
    expect(board.edits.canUndo).toBe(true);
    expect(board.score.told).not.toBeNull();
  });

  test('RX4 a shift dragged onto another exchanges the two; with Ctrl it is copied', () => {
    const { board } = openBoard();
    const [one, other] = ['a1', 'a2'].map((agentId) => ({ agentId, day: workingDay(board, agentId) }));
    const [first, second] = [shiftOf(board.edits.book, one!)!, shiftOf(board.edits.book, other!)!];
    board.dragTo({ from: one!, to: other!, how: 'move' });
    board.drop();
    expect(shiftOf(board.edits.book, other!)).toMatchObject({ start: first.start });
    expect(shiftOf(board.edits.book, one!)).toMatchObject({ start: second.start });
    board.edits.undo();
    board.dragTo({ from: one!, to: other!, how: 'copy' });
    board.drop();
    expect(shiftOf(board.edits.book, one!)).toMatchObject({ start: first.start });
    expect(shiftOf(board.edits.book, other!)).toMatchObject({ start: first.start });
  });

  test('RX3 while it is dragged nothing changes; of what is asked meanwhile only the last is worked out', () => {
    const { board, worker, server } = openBoard();
    const from = { agentId: 'a1', day: workingDay(board) };
    const before = board.score.told!;
    worker.isHeld = true;
    for (const agentId of ['a2', 'a3', 'a4'])
      board.dragTo({ from, to: { agentId, day: from.day }, how: 'move' });
    expect(worker.asked.filter(({ kind }) => kind === 'attempt')).toHaveLength(1);
    worker.release();
    expect(worker.asked.filter(({ kind }) => kind === 'attempt')).toHaveLength(2);
    expect(board.score.attempt).not.toBeNull();
    board.dragTo(null);
    expect(board.score.attempt).toBeNull();
    expect(board.score.told).toEqual(before);
    expect(server.requests).toHaveLength(0);
  });

  test('RX3 what is tried after something that was refused is worked out all the same', () => {
    const { board, worker } = openBoard();
    const day = workingDay(board);
    worker.isHeld = true;
    const shift = shiftOf(board.edits.book, { agentId: 'a1', day })!;
    board.score.try([{ agentId: 'a1', day, shift: { ...shift, start: 'soon' } }]);
    board.score.try([{ agentId: 'a1', day, shift: null }]);
    worker.release();
    expect(board.score.problem).toContain('soon');
    expect(board.score.attempt).not.toBeNull();
  });

  test('RX12 what is copied is pasted at the cursor or fills what is chosen; pins stay', () => {
    const { board } = openBoard();
    board.choose({ row: 0, column: 0 });
    board.grow({ row: 1, column: 2 });
    const starts = () =>
      board.agentIds
        .slice(0, 6)
        .map((agentId) => board.days.map((day) => shiftOf(board.edits.book, { agentId, day })?.start ?? '-'));
    board.copy();
    const source = starts()
      .slice(0, 2)
      .map((row) => row.slice(0, 3));
    board.choose({ row: 4, column: 3 });
    board.pin();
    board.paste();
    expect(
      starts()
        .slice(4, 6)
        .map((row) => row.slice(3, 6)),
    ).toEqual(source);
    const pinned = entryOf(board.edits.book, { agentId: 'a5', day: board.days[3]! });
    // A pinned cell into which nothing is pasted is free again.
    expect(pinned?.isPinned ?? false).toBe(source[0]![0] !== '-');
    expect(board.chosen).toHaveLength(6);
    board.choose({ row: 2, column: 0 });
    board.grow({ row: 5, column: 5 });
    board.paste();
    expect(starts()[4]!.slice(3, 6)).toEqual(source[0]);
    board.fill('down');
    expect(
      new Set(
        starts()
          .slice(2, 6)
          .map((row) => row.slice(0, 6).join()),
      ),
    ).toHaveLength(1);
  });

  test('keys: arrows, with Shift they choose more; cells one by one', () => {
    const { board } = openBoard();
    board.move('ArrowDown', { shift: false, ctrl: false });
    expect(board.cursor).toEqual(a1Monday);
    board.move('ArrowDown', { shift: false, ctrl: false });
    board.move('ArrowRight', { shift: true, ctrl: false });
    expect(board.chosen).toEqual([
      { agentId: 'a2', day: FIRST_DAY },
      { agentId: 'a2', day: TUESDAY },
    ]);
    board.toggle({ row: 7, column: 2 });
    expect(board.chosen).toHaveLength(3);
    expect([0, 1, 2, 7].map((row) => board.selectionAt.of(row).value)).toEqual([
      null,
      board.selection,
      null,
      board.selection,
    ]);
    board.toggle({ row: 1, column: 0 });
    expect(board.chosen.map(({ agentId, day }) => `${agentId} ${day}`)).toEqual([
      `a2 ${TUESDAY}`,
      `a8 ${WEDNESDAY}`,
    ]);
    board.clear();
    expect(shiftOf(board.edits.book, { agentId: 'a8', day: WEDNESDAY })).toBeNull();
    board.move('End', { shift: false, ctrl: true });
    expect(board.cursor).toEqual({ agentId: 'a12', day: '2027-01-10' });
  });

  test('RX16 people are filtered by any of their names, and grouped; who was chosen stays chosen while they are shown', () => {
    const { board } = openBoard();
    board.choose({ row: 4, column: 1 });
    board.show({ team: '', skill: '', text: '' }, 'team');
    expect(board.rows.filter(({ kind }) => kind === 'group')).toEqual([
      { kind: 'group', id: 'North', people: 4 },
      { kind: 'group', id: 'South', people: 4 },
      { kind: 'group', id: 'West', people: 4 },
    ]);
    expect(board.cursor).toEqual({ agentId: 'a5', day: TUESDAY });
    board.show({ team: '', skill: 'billing', text: '' }, 'skill');
    expect(board.agentIds).toEqual(['a3', 'a6', 'a9', 'a12']);
    expect(board.selection).toBeNull();
    board.show({ team: 'West', skill: '', text: 'A1' }, 'none');
    expect(board.agentIds).toEqual(['a12']);
    board.show({ team: '', skill: '', text: '王 A1' }, 'none');
    expect(board.agentIds).toEqual(['a1', 'a10', 'a11', 'a12']);
  });
});
