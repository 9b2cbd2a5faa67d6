import type { Hono } from "hono";
import { jsonAnswer } from "../answer.ts";
import type { ApiContext } from "../api-context.ts";
import { EXAMPLE } from "../operation.ts";
import { serveResource } from "../resource.ts";
import { type SlurmAnswer, SlurmSchema } from "../schemas/slurm.ts";
import { noJobs, SlurmQueue } from "../slurm/slurm-queue.ts";

/** `GET /api/experiments/{id}/slurm-status`: the jobs that ran an experiment. */
export function serveSlurm(app: Hono, { source, slurm }: ApiContext): void {
  const queue = slurm && new SlurmQueue(slurm);

  serveResource(app, "/api/experiments/:id{[^/]*}/slurm-status", {
    GET: {
      summary: "How many tasks of an experiment's SLURM jobs wait, run or have ended, and how",
      description:
        "What waits or runs is asked for every 10 s at most, what has ended every minute. Zeros, with the reason, for an experiment that SLURM did not run, and where SLURM cannot be asked.",
      gives: SlurmSchema,
      example: { path: { id: EXAMPLE.experiment } },
      answer: async (c) => {
        const jobIds = await source.jobIds(c.req.param("id") ?? "");
        const answer: SlurmAnswer = queue ? await queue.statusOf(jobIds) : noJobs("SLURM is not asked here");
        return jsonAnswer(c, answer);
      },
    },
  });
}
