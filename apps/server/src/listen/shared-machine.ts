/** What shows that others may be on this machine, too, in words; `undefined` where nothing does. */
export function sharedMachineSign(env: NodeJS.ProcessEnv): string | undefined {
  if (env["SLURM_JOB_ID"]) return `the SLURM job ${env["SLURM_JOB_ID"]}`;
  if (env["JUPYTERHUB_USER"]) return "a JupyterHub";
  return env["SSH_CONNECTION"] ? "a machine reached by SSH" : undefined;
}
