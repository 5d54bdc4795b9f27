/** One step of JSON at the place where the expression begins to look. */
const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON and what should stand there: `line 3, column 14: a value is missing`. JSON.parse names a
 * place only sometimes, and never a line. Null when the text is JSON.
 */
export function findJsonFault(text: string): string | null {
  const scanner = new Scanner(text);
  try {
    scanner.value();
    scanner.expectEnd();
    return null;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const lines = text.slice(0, fault.at).split('\n');
    return `line ${lines.length}, column ${lines.at(-1)!.length + 1}: ${fault.message}`;
  }
}

class Fault extends Error {
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth = 0): void {
    if (depth > 500) throw new Fault(this.#at, 'this is nested too deep');
    if (this.#take('{')) this.#list('}', () => this.#member(depth + 1));
    else if (this.#take('[')) this.#list(']', () => this.value(depth + 1));
    else if (!this.#match(STRING) && !this.#match(OTHER))
      throw new Fault(this.#at, 'a value is missing or misspelt');
  }

  expectEnd(): void {
    this.#skipSpace();
    if (this.#at < this.#text.length) throw new Fault(this.#at, 'there is something after the end');
  }

  #member(depth: number): void {
    if (!this.#match(STRING)) throw new Fault(this.#at, 'a name in double quotes is missing');
    if (!this.#take(':')) throw new Fault(this.#at, "':' is missing");
    this.value(depth);
  }

  #list(end: '}' | ']', item: () => void): void {
    if (this.#take(end)) return;
    do item();
    while (this.#take(','));
    if (!this.#take(end)) throw new Fault(this.#at, `',' or '${end}' is missing`);
  }

  #take(sign: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #match(expression: RegExp): boolean {
    this.#skipSpace();
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (!found || found[0] === '') return false;
    this.#at = expression.lastIndex;
    return true;
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
  }
}
