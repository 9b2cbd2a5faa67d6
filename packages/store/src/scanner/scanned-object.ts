import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE } from "./ascii.ts";
import { type JsonCursor, SURPRISE } from "./json-cursor.ts";
import type { KnownBytes } from "./known-bytes.ts";

/** A name that members of an object had. */
export interface Member {
  readonly name: string;
  /** The text that it had last, if that had no escapes: it mostly comes again. */
  text: string | undefined;
  /** What came after it last: records of an experiment have the same members, in the same order. */
  next: Step | undefined;
}

/** A member, and the bytes before its value: from the brace or the comma before its name. */
interface Step {
  readonly member: Member;
  readonly lead: KnownBytes;
}

/**
 * Reads objects whose names are in ascending order, as metalab writes them, and so none of them twice. Anything else is
 * a surprise.
 */
export class ScannedObject<M extends Member> {
  readonly #make: (name: string) => M;
  readonly #read: (member: M) => void;
  readonly #known = new Map<string, M>();
  #first: Step | undefined;

  /**
   * @param make what is known of a name that comes for the first time
   * @param read reads the value of a member
   */
  constructor(make: (name: string) => M, read: (member: M) => void) {
    this.#make = make;
    this.#read = read;
  }

  read(cursor: JsonCursor): void {
    if (cursor.peek() !== OPEN_BRACE) throw SURPRISE;
    let member = this.#firstMember(cursor);
    while (member !== undefined) {
      this.#read(member);
      member = this.#memberAfter(member, cursor);
    }
    cursor.take(CLOSE_BRACE);
  }

  #firstMember(cursor: JsonCursor): M | undefined {
    if (this.#first !== undefined && cursor.takesBytes(this.#first.lead)) return this.#first.member as M;
    const start = cursor.at;
    cursor.take(OPEN_BRACE);
    if (cursor.peek() === CLOSE_BRACE) return undefined;
    const member = this.#member(cursor);
    this.#first = { member, lead: cursor.bytesFrom(start) };
    return member;
  }

  #memberAfter(before: M, cursor: JsonCursor): M | undefined {
    const { next } = before;
    if (next !== undefined && cursor.takesBytes(next.lead)) return next.member as M;
    const start = cursor.at;
    if (!cursor.takes(COMMA)) return undefined;
    const member = this.#member(cursor);
    if (!(before.name < member.name)) throw SURPRISE;
    before.next = { member, lead: cursor.bytesFrom(start) };
    return member;
  }

  #member(cursor: JsonCursor): M {
    const name = cursor.string();
    if (cursor.hadEscapes) throw SURPRISE;
    cursor.take(COLON);
    cursor.peek();
    let member = this.#known.get(name);
    if (member === undefined) {
      member = this.#make(name);
      this.#known.set(name, member);
    }
    return member;
  }
}
