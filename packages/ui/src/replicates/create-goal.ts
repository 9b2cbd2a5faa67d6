import type { FieldPath } from "@atlas/core";
import type { Accessor } from "solid-js";
import { createDirections } from "../compare/create-directions.ts";
import type { Direction } from "../compare/direction.ts";
import { createAnswer } from "../state/create-answer.ts";
import { useDataset } from "../state/use-dataset.ts";

/** Which numbers of a metric are better, which the browser remembers for each store; lower ones until a person says. */
export function createGoal(
  metric: Accessor<FieldPath | undefined>,
): [direction: Accessor<Direction>, setDirection: (direction: Direction) => void] {
  const dataset = useDataset();
  const info = createAnswer(
    () => true,
    (_, signal) => dataset.info({ signal }),
  );
  const [directions, setDirections] = createDirections(() => info.latest()?.location);
  const direction = () => {
    const path = metric();
    return (path && directions().get(path)) ?? "lower";
  };
  const setDirection = (chosen: Direction) => {
    const path = metric();
    if (path !== undefined) setDirections(new Map(directions()).set(path, chosen));
  };
  return [direction, setDirection];
}
