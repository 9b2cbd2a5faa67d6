import { allOf, type FailureGroup, type FieldPath, type Query, type Value } from "@atlas/core";
import { messagePattern } from "./message-pattern.ts";

/** The longest list of messages that an address should hold, in characters. */
const LONG = 400;

/** The runs of an experiment. */
export function experimentQuery(experimentId: string): Query {
  return { field: "record.experiment_id", op: "eq", value: experimentId };
}

/** The runs of an experiment with one status. */
export function statusQuery(experimentId: string, status: string): Query {
  return valueQuery(experimentId, "record.status", status);
}

/** The runs of an experiment that have one value of a field. */
export function valueQuery(experimentId: string, field: FieldPath, value: Value): Query {
  const condition: Query = Number.isNaN(value)
    ? { field, op: "is", value: "nan" }
    : { field, op: "eq", value };
  return allOf([experimentQuery(experimentId), condition]);
}

/**
 * The runs that failed as a group of failures did: by their messages where all of them are listed and an address holds
 * them, otherwise by what the messages share, with a number wherever they have one.
 */
export function failureQuery(experimentId: string, { type, messages, message_count }: FailureGroup): Query {
  const conditions: Query[] = [
    type === null
      ? { field: "record.error.type", op: "is", value: "missing" }
      : { field: "record.error.type", op: "eq", value: type },
  ];
  const isListable = message_count === messages.length && messages.join().length <= LONG;
  const [message] = messages;
  const field = "record.error.message";
  if (message === undefined) conditions.push({ field, op: "is", value: "missing" });
  else if (!isListable) conditions.push({ field, op: "matches", value: messagePattern(message) });
  else if (messages.length === 1) conditions.push({ field, op: "eq", value: message });
  else conditions.push({ field, op: "in", value: messages });
  return allOf([statusQuery(experimentId, "failed"), ...conditions]);
}
