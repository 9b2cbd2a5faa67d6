import { CLOSE_BRACE, COLON, COMMA, OPEN_BRACE } from "./ascii.ts";
import type { JsonCursor } from "./json-cursor.ts";
import type { KnownBytes } from "./known-bytes.ts";
import { type Members, RECORD, type ValueKind } from "./record-members.ts";
import type { FieldName } from "./scanned-run.ts";
import { SURPRISE } from "./surprise.ts";

/** A value of a record, and what stands before it. */
export interface Step {
  /** From the end of the value before to the colon behind the name, so that none is the beginning of another. */
  readonly lead: KnownBytes;
  readonly kind: ValueKind;
  readonly field: FieldName;
  /** What came after it, in the record that had it first. */
  next: Step | undefined;
  /** What came in its place in another record. */
  other: Step | undefined;
  /** The text that it was last, if that had no escapes: it mostly comes again. */
  text: string | undefined;
}

/** More are forgotten, and learned anew: records of which each has other members than the last gain nothing by them. */
const MAX_STEPS = 20_000;

const END: FieldName = { namespace: "record", key: "" };

/**
 * The shapes that records had: what stood between their values, byte by byte. Records of an experiment have the same
 * members in the same order, and the same spaces between them, so that one whose first and next bytes are known needs
 * no more than to have its values read.
 *
 * A shape is learned of a record whose names are in ascending order, as metalab writes them, and so none of them
 * twice. Anything else is a surprise.
 */
export class RecordShapes {
  readonly #cursor: JsonCursor;
  readonly #fields = new Map<string, FieldName>();
  #first: Step | undefined;
  #stepCount = 0;
  /** While a shape is learned: the step that was taken last, and where its value ends. */
  #latest: Step | undefined;
  #latestEnd = 0;

  /** @param cursor stands at the beginning of a record whenever this is asked for anything */
  constructor(cursor: JsonCursor) {
    this.#cursor = cursor;
  }

  /** The first values of the records so far: one of them, and its `other`s. */
  get first(): Step | undefined {
    return this.#first;
  }

  /** Takes in the shape of a record. */
  learn(): void {
    if (this.#stepCount > MAX_STEPS) {
      this.#first = undefined;
      this.#stepCount = 0;
    }
    this.#latest = undefined;
    this.#latestEnd = this.#cursor.at;
    this.#learnObject(RECORD);
    this.#step("end", END);
  }

  #learnObject(members: Members): void {
    const cursor = this.#cursor;
    cursor.take(OPEN_BRACE);
    let before: string | undefined;
    let missing = members.required.length;
    if (cursor.peek() !== CLOSE_BRACE) {
      do {
        const name = cursor.string();
        if (cursor.hadEscapes || (before !== undefined && !(before < name))) throw SURPRISE;
        cursor.take(COLON);
        this.#learnMember(members, name);
        if (members.required.includes(name)) missing--;
        before = name;
      } while (cursor.takes(COMMA));
    }
    cursor.take(CLOSE_BRACE);
    if (missing > 0) throw SURPRISE;
  }

  #learnMember(members: Members, name: string): void {
    const cursor = this.#cursor;
    const known = members.known.get(name) ?? members.others;
    if (typeof known === "string") {
      this.#step(known, this.#fieldOf(members, name));
      cursor.skipValue();
      this.#latestEnd = cursor.at;
    } else if ("known" in known) {
      if (!cursor.takesNull()) this.#learnObject(known);
    } else {
      cursor.passList(() => this.#learnObject(known[0]));
    }
  }

  /** Goes on to the step of a value, before which the cursor stands, and adds it where it is new. */
  #step(kind: ValueKind, field: FieldName): void {
    const lead = this.#cursor.bytesFrom(this.#latestEnd);
    const first = this.#latest === undefined ? this.#first : this.#latest.next;
    let step = first;
    while (step !== undefined && !step.lead.equals(lead)) step = step.other;
    if (step === undefined) {
      step = { lead, kind, field, next: undefined, other: first, text: undefined };
      this.#stepCount++;
      if (this.#latest === undefined) this.#first = step;
      else this.#latest.next = step;
    }
    this.#latest = step;
  }

  /** The same object for the same field. */
  #fieldOf({ namespace, prefix }: Members, name: string): FieldName {
    const key = prefix + name;
    const path = `${namespace}.${key}`;
    let field = this.#fields.get(path);
    if (field === undefined) {
      field = { namespace, key };
      this.#fields.set(path, field);
    }
    return field;
  }
}
