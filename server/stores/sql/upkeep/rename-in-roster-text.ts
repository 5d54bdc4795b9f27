/** `entries`: by agent, as a day is kept. `record`: whatever names agents by `agentId`, `agentIds` and `entries`. */
export type RosterTextKind = 'entries' | 'record';

/** A text of rosters with another id in an agent's place; the same text where the agent is not in it. */
export function renameInRosterText(
  text: string,
  kind: RosterTextKind,
  agentId: string,
  newId: string,
): string {
  const rename = new Renaming(agentId, newId);
  const value: unknown = JSON.parse(text);
  const renamed = kind === 'entries' ? rename.entries(value) : rename.value(value);
  return rename.isDone ? JSON.stringify(renamed) : text;
}

/** Fields that name one agent. */
const NAMING = new Set(['agentId', 'otherAgentId', 'apprenticeId', 'mentorId']);

class Renaming {
  isDone = false;
  readonly #from: string;
  readonly #to: string;

  constructor(from: string, to: string) {
    this.#from = from;
    this.#to = to;
  }

  /** By agent. */
  entries(entries: unknown): unknown {
    if (typeof entries !== 'object' || entries === null) return entries;
    return Object.fromEntries(Object.entries(entries).map(([id, entry]) => [this.#id(id), entry as unknown]));
  }

  value(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.value(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]: [string, unknown]) => [name, this.#field(name, one)]),
    );
  }

  #field(name: string, value: unknown): unknown {
    if (typeof value === 'string') {
      if (NAMING.has(name)) return this.#id(value);
      // Days of a proposal: each is a text in the text.
      return name === 'text' ? this.#text(value) : value;
    }
    if (name === 'agentIds' && Array.isArray(value))
      return value.map((id: unknown) => (typeof id === 'string' ? this.#id(id) : id));
    return name === 'entries' ? this.entries(value) : this.value(value);
  }

  #text(text: string): string {
    if (!text.startsWith('{')) return text;
    return renameInDay(text, this.#from, this.#to, () => (this.isDone = true));
  }

  #id(id: string): string {
    if (id !== this.#from) return id;
    this.isDone = true;
    return this.#to;
  }
}

function renameInDay(text: string, from: string, to: string, onRenamed: () => void): string {
  const renamed = renameInRosterText(text, 'entries', from, to);
  if (renamed !== text) onRenamed();
  return renamed;
}
