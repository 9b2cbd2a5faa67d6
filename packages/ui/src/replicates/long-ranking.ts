import type { AskOptions, Dataset, Ranking, RankingRequest } from "@atlas/core";

/** An answer has no more configurations. */
const MOST = 1000;

/** A ranking of any length: of as many answers as it takes. */
export async function longRanking(
  dataset: Pick<Dataset, "ranking">,
  request: RankingRequest & { readonly limit: number },
  signal: NonNullable<AskOptions["signal"]>,
): Promise<Ranking> {
  const ask = (offset: number) =>
    dataset.ranking({ ...request, offset, limit: Math.min(MOST, request.limit - offset) }, { signal });
  const first = await ask(0);
  const configurations = [...first.configurations];
  for (let offset = MOST; offset < Math.min(request.limit, first.total); offset += MOST) {
    configurations.push(...(await ask(offset)).configurations);
  }
  return { ...first, configurations };
}
