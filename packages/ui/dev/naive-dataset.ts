// temporary until core is there
import type { Cell, Dataset, FieldFilter, FieldInfo, FieldPath, FilterSpec, Run, RowCounts } from "@atlas/core";
import { NAMESPACES, splitFieldPath } from "@atlas/core";
export function naiveDataset(source: () => Iterable<Run>, delayMs = 0): Dataset & { grow(): void } {
  const cols = new Map<FieldPath, Cell[]>();
  const ids: string[] = [];
  const put = (path: FieldPath, row: number, v: unknown) => {
    if (v === null || v === undefined) return;
    let c = cols.get(path);
    if (!c) cols.set(path, (c = []));
    c[row] = v as Cell;
  };
  const add = (run: Run) => {
    const row = ids.length;
    ids.push(run.record.run_id);
    const r = run.record;
    for (const k of ["status", "experiment_id", "started_at", "finished_at", "duration_ms", "tags", "context_fingerprint", "params_fingerprint", "seed_fingerprint"] as const) put(`record.${k}`, row, r[k]);
    put("record.error.type", row, r.error?.type);
    for (const k of ["host", "executor_id", "code_hash", "python_version", "metalab_version"] as const) put(`record.provenance.${k}`, row, r.provenance[k]);
    for (const [k, v] of Object.entries(run.params)) put(`params.${k}`, row, v);
    for (const [k, v] of Object.entries(run.metrics)) put(`metrics.${k}`, row, v);
    for (const [k, v] of Object.entries(run.derived_metrics)) put(`derived.${k}`, row, v);
  };
  for (const run of source()) add(run);
  let version = 1;
  const listeners = new Set<(v: number) => void>();
  const cell = (path: FieldPath, row: number) => cols.get(path)?.[row];
  const text = (v: Cell) => (v === true ? "True" : v === false ? "False" : String(v));
  const test = (f: FieldFilter, row: number) => {
    const v = cell(f.field as FieldPath, row), w = f.value as never;
    if (v === undefined) return false;
    switch (f.op) {
      case "eq": return v === w; case "ne": return v !== w && typeof v === typeof w;
      case "lt": return v < w; case "le": return v <= w; case "gt": return v > w; case "ge": return v >= w;
      case "contains": return text(v).toLowerCase().includes(String(w).toLowerCase());
      case "in": return (w as unknown[]).some((x) => x === v || x === text(v));
    }
  };
  const cache = new Map<string, number[]>();
  const match = (filter: FilterSpec = {}) => {
    const key = "m" + version + JSON.stringify(filter);
    const got = cache.get(key); if (got) return got;
    const out: number[] = [];
    for (let row = 0; row < ids.length; row++) {
      if (filter.experiment_id !== undefined && cell("record.experiment_id", row) !== filter.experiment_id) continue;
      if (filter.status?.length && !filter.status.includes(cell("record.status", row) as string)) continue;
      const at = cell("record.started_at", row) as string;
      if (filter.started_after && !(at >= filter.started_after)) continue;
      if (filter.started_before && !(at <= filter.started_before)) continue;
      if (filter.field_filters?.every((f) => test(f, row)) ?? true) out.push(row);
    }
    cache.set(key, out); return out;
  };
  const bad = (v: Cell) => v === undefined || Number.isNaN(v as number);
  const wait = (signal?: { aborted: boolean }) => new Promise<void>((ok, no) => setTimeout(() => (signal?.aborted ? no(new Error("aborted")) : ok()), delayMs));
  const counts = (rows: number[]): RowCounts => {
    const c = { success: 0, failed: 0, running: 0, cancelled: 0, other: 0 };
    for (const r of rows) { const s = cell("record.status", r) as keyof typeof c; s in c ? c[s]++ : c.other++; }
    return { ...c, all: ids.length, matched: rows.length };
  };
  return {
    async info() { await wait(); return { version, location: "/data/sweeps", runs: ids.length, stores: [], problems: [], progress: { read: ids.length, found: ids.length, done: true }, last_scan: null }; },
    async experiments() { return []; },
    async fields(q = {}, o = {}) {
      await wait(o.signal);
      const rows = match(q.filter);
      const fields: FieldInfo[] = [];
      for (const [path, c] of cols) {
        const set = new Set<unknown>(); let count = 0, min = Infinity, max = -Infinity; const types = new Set<string>();
        for (const r of rows) { const v = c[r]; if (v === undefined) continue; count++; types.add(typeof v); set.add(typeof v === "object" ? JSON.stringify(v) : v); if (typeof v === "number" && Number.isFinite(v)) { min = Math.min(min, v); max = Math.max(max, v); } }
        if (!count) continue;
        const t = types.size === 1 ? [...types][0] : "unknown";
        fields.push({ path, count, distinct: set.size, type: t === "number" ? "numeric" : t === "string" ? "string" : t === "boolean" ? "boolean" : "unknown",
          ...(t === "string" || t === "boolean" ? { values: [...set].map((v) => text(v as Cell)).sort().slice(0, 100) } : {}),
          ...(t === "number" && min <= max ? { min_value: min, max_value: max } : {}) });
      }
      fields.sort((a, b) => NAMESPACES.indexOf(splitFieldPath(a.path).namespace) - NAMESPACES.indexOf(splitFieldPath(b.path).namespace) || (a.path < b.path ? -1 : 1));
      return { fields, run_count: rows.length, version };
    },
    async rows(q, o = {}) {
      await wait(o.signal);
      const key = "s" + version + JSON.stringify([q.filter, q.sort]);
      let rows = cache.get(key);
      if (!rows) {
        const sort = q.sort?.length ? q.sort : [{ field: "record.started_at" as FieldPath, order: "desc" as const }];
        rows = [...match(q.filter)].sort((a, b) => {
          for (const k of sort) {
            const x = cell(k.field, a), y = cell(k.field, b);
            if (bad(x) || bad(y)) { if (bad(x) !== bad(y)) return bad(x) ? 1 : -1; continue; }
            if (x! < y!) return k.order === "asc" ? -1 : 1;
            if (x! > y!) return k.order === "asc" ? 1 : -1;
          }
          return ids[a]! < ids[b]! ? -1 : 1;
        });
        cache.set(key, rows);
      }
      const page = rows.slice(q.offset ?? 0, (q.offset ?? 0) + (q.limit ?? 100));
      return { columns: q.columns.map((p) => page.map((r) => cell(p, r))), run_ids: page.map((r) => ids[r]!), total: rows.length, counts: counts(rows), version };
    },
    async run() { return undefined; },
    async refresh() { return this.info(); },
    subscribe(l) { listeners.add(l); return () => listeners.delete(l); },
    grow() {
      for (let i = 0; i < 7; i++) { const row = ids.length; ids.push(`new${row}`); for (const [p, c] of cols) c[row] = c[row % 300]; cols.get("record.started_at")![row] = `2026-12-01T00:00:${String(row % 60).padStart(2, "0")}`; }
      version++; for (const l of listeners) l(version);
    },
  };
}
