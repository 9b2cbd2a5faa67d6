import * as v from "valibot";
import { expect, test } from "vitest";
import { SearchSchema } from "../../src/schemas/search.ts";
import { openTestApi, runOf } from "../test-api.ts";

const api = openTestApi([
  runOf({ id: "a1", params: { colour: "red" } }),
  runOf({ id: "red2", params: { colour: "blue" } }),
]);

test("answers finds by category", async () => {
  const { status, body } = await api.get("/api/search?q=+RED");
  expect(status).toBe(200);
  expect(v.is(SearchSchema, body)).toBe(true);
  const none = { field: null, value: null };
  expect(body).toEqual({
    query: "RED",
    groups: [
      {
        ...{ category: "runs", label: "Runs", scope: "run", total: 1 },
        hits: [{ label: "red2", sublabel: "demo:1", entity_type: "run", entity_id: "red2", ...none }],
      },
      {
        ...{ category: "values", label: "Values", scope: "field", total: 1 },
        hits: [
          {
            ...{ label: "red", sublabel: "params.colour, 1 run", entity_type: "value" },
            ...{ entity_id: "params.colour", field: "params.colour", value: "red" },
          },
        ],
      },
    ],
    truncated: false,
    version: api.source.state().version,
  });
});

test.each(["", "?q=", "?q=%20", "?q=a&limit=0", "?q=a&limit=101", "?q=a&limit=x"])(
  "%s is 422",
  async (query) => {
    expect((await api.get(`/api/search${query}`)).status).toBe(422);
  },
);
