import {
  type FieldPath,
  type MeansTableRequest,
  type PairRequest,
  RANKING_ORDERS,
  type RankingRequest,
  type ReplicateRequest,
} from "@atlas/core";
import * as v from "valibot";
import { AxesSchema, FieldPathSchema, FilterEntries, filterOf, withoutAbsent } from "./filter.ts";
import { integerFrom, listOf, requestOf } from "./json.ts";

/** What every question about replicates says: which runs, which number, and what pairs them. */
const ReplicateEntries = {
  experiment_id: v.string(),
  field: FieldPathSchema,
  /** What pairs replicates; `record.seed_fingerprint` when absent. */
  pair_by: v.nullish(FieldPathSchema),
  ...FilterEntries,
};

const GoalSchema = v.picklist(["min", "max"]);
const SeedSchema = v.nullish(integerFrom(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));

/** The members that the wire names otherwise than core. */
function renamed<
  Body extends Parameters<typeof filterOf>[0] & { readonly pair_by?: FieldPath | null | undefined },
>(body: Body) {
  const { pair_by: pairBy, filter: _, q: __, ...members } = body;
  return { ...members, pairBy, filter: filterOf(body) };
}

/** The body of `POST /api/replicates/variance`, `odd` and `missing`. */
export const ReplicateRequestSchema = v.pipe(
  requestOf(ReplicateEntries),
  v.transform((body) => withoutAbsent<ReplicateRequest>(renamed(body))),
);

/** The body of `POST /api/replicates/ranking`. */
export const RankingRequestSchema = v.pipe(
  requestOf({
    ...ReplicateEntries,
    goal: GoalSchema,
    by: v.nullish(v.picklist(RANKING_ORDERS)),
    limit: v.nullish(integerFrom(1, 1000)),
    offset: v.nullish(integerFrom(0, Number.MAX_SAFE_INTEGER)),
    seed: SeedSchema,
  }),
  v.transform((body) => withoutAbsent<RankingRequest>(renamed(body))),
);

/** The body of `POST /api/replicates/pairs`. */
export const PairRequestSchema = v.pipe(
  requestOf({
    ...ReplicateEntries,
    baseline: v.string(),
    others: v.nullish(listOf(v.string())),
    seed: SeedSchema,
  }),
  v.transform((body) => withoutAbsent<PairRequest>(renamed(body))),
);

/** The body of `POST /api/replicates/means`. */
export const MeansRequestSchema = v.pipe(
  requestOf({
    ...ReplicateEntries,
    rows: AxesSchema,
    columns: AxesSchema,
    goal: v.nullish(GoalSchema),
    best_of: v.nullish(v.picklist(["row", "column", "table"])),
  }),
  v.transform(({ best_of: bestOf, ...body }) =>
    withoutAbsent<MeansTableRequest>({ ...renamed(body), bestOf }),
  ),
);
