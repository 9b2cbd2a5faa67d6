import { DuckDBInstance } from "@duckdb/node-api";

const TYPES = { number: "DOUBLE", string: "VARCHAR", boolean: "BOOLEAN" };
const quoted = (name) => `"${name}"`;

/**
 * The questions of the engine's bench to DuckDB in this process, in memory, on two threads.
 *
 * @param {Map<string, readonly unknown[]>} columns by field path
 */
export async function openPeer(columns) {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const types = Array.from(columns.values(), (values) => typeof values.find((value) => value !== undefined));
  const names = [...columns.keys()];
  await connection.run(
    `CREATE TABLE runs (${names.map((name, i) => `${quoted(name)} ${TYPES[types[i]]}`).join(", ")})`,
  );
  const appender = await connection.createAppender("runs");
  const append = {
    number: (value) => appender.appendDouble(value),
    string: (value) => appender.appendVarchar(value),
    boolean: (value) => appender.appendBoolean(value),
  };
  const lists = [...columns.values()];
  for (let row = 0; row < lists[0].length; row++) {
    for (let i = 0; i < lists.length; i++) {
      const value = lists[i][row];
      if (value === undefined) appender.appendNull();
      else append[types[i]](value);
    }
    appender.endRow();
  }
  appender.closeSync();

  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRows();
  const count = async (sql) => Number((await rows(sql))[0][0]);
  const isLow = `"metrics.metric_02" < 5`;
  const passes = `${isLow} AND "params.algorithm" IN ('adam', 'gd')`;
  const countsOf = async (name, condition) => {
    const sql = `SELECT count(*) AS n FROM runs WHERE ${condition} GROUP BY ${quoted(name)} ORDER BY n DESC`;
    return (await rows(sql)).map(([n]) => Number(n));
  };
  const byMetric = `ORDER BY "metrics.metric_03", "record.run_id"`;
  const idAt = names.indexOf("record.run_id");
  const page = async (clauses) =>
    (await rows(`SELECT * FROM runs ${clauses} LIMIT 100`)).map((row) => row[idAt]);
  const indexed = names.filter((name) => name !== "record.run_id").map(quoted);
  return {
    name: "DuckDB",
    answers: {
      filter: () => count(`SELECT count(*) FROM runs WHERE ${passes}`),
      "top 100": async () =>
        (await rows(`SELECT "record.run_id" FROM runs ${byMetric} LIMIT 100`)).map(([id]) => id),
      page: async () =>
        (await rows(`SELECT "record.run_id" FROM runs WHERE ${passes} ${byMetric} LIMIT 100`)).map(
          ([id]) => id,
        ),
      "newest page": () => page(`ORDER BY "record.started_at" DESC, "record.run_id"`),
      // The place of every run is worked out, and summed so that the answer is small.
      "full sort": () =>
        count(
          `SELECT sum(place * (rowid % 7)) FROM (SELECT rowid, row_number() OVER (${byMetric}) - 1 AS place FROM runs)`,
        ),
      "group statistics": async () =>
        (
          await rows(
            `SELECT "params.lr", "params.algorithm", count(y), avg(y), stddev_samp(y), min(y), quantile_cont(y, [0.25, 0.5, 0.75]), max(y)
             FROM (SELECT *, "metrics.metric_04" AS y FROM runs) GROUP BY ALL`,
          )
        ).length,
      histogram: async () =>
        (
          await rows(
            `SELECT least(floor("metrics.metric_05" * 5), 49) AS bin, count(*) FROM runs GROUP BY bin ORDER BY bin`,
          )
        ).map(([, n]) => Number(n)),
      "field index": async () =>
        (
          await rows(
            `SELECT ${indexed.map((c) => `count(${c}), count(DISTINCT ${c}), min(${c}), max(${c})`)} FROM runs WHERE ${passes}`,
          )
        )[0].length / 4,
      "facet counts": async () => [
        await countsOf("params.algorithm", isLow),
        await countsOf("params.problem", passes),
        await countsOf("record.status", passes),
      ],
      distinct: () => count(`SELECT count(DISTINCT "metrics.metric_06") FROM runs`),
      "part of run_id": () => count(`SELECT count(*) FROM runs WHERE contains("record.run_id", 'abc')`),
      search: () =>
        count(
          `SELECT count(*) FROM runs WHERE ${names.map((name) => `contains(lower(CAST(${quoted(name)} AS VARCHAR)), 'node-03')`).join(" OR ")}`,
        ),
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
