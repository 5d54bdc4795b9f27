import { answerDesk } from './answer-desk.ts';
import type { RosterDesk } from './desk-messages.ts';
import { DeskMemory } from './open-roster.ts';

/** Answers where it is asked, for who has no thread to spare: tests, commands. */
export function createInlineDesk(): RosterDesk {
  const memory = new DeskMemory();
  return {
    ask: async (question) => (await answerDesk(memory, question)) as never,
    close: async () => {},
  };
}
