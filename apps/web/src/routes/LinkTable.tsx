import type { LinkInfo } from "@atlas/core";
import { formatBytes, formatCount } from "@atlas/ui";
import { Index, type JSX, Show } from "solid-js";

/** The ways to other machines: how each is, since when, and what is being fetched. */
export function LinkTable(props: { readonly links: readonly LinkInfo[] }): JSX.Element {
  return (
    <section class="atl-section" aria-labelledby="links">
      <div class="atl-section-head">
        <h2 id="links">Other machines</h2>
      </div>
      <table class="atl-facts">
        <thead>
          <tr>
            <th scope="col">address</th>
            <th scope="col">connection</th>
            <th scope="col" class="atl-number">
              fetched
            </th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.links}>{(link) => <LinkRow link={link()} />}</Index>
        </tbody>
      </table>
    </section>
  );
}

function LinkRow(props: { readonly link: LinkInfo }): JSX.Element {
  const clock = () => new Date(props.link.since).toLocaleTimeString("en-GB");
  const requests = () => props.link.requests;
  return (
    <tr>
      <th scope="row" class="atl-mono">
        {props.link.root}
      </th>
      <td>
        {props.link.state} since <time datetime={props.link.since}>{clock()}</time>
        <Show when={props.link.reason}>{(reason) => <div class="web-link-reason">{reason()}</div>}</Show>
      </td>
      <td class="atl-number">
        {formatBytes(props.link.received_bytes)}
        <Show when={requests() > 0}>
          <div class="atl-quiet">
            {formatCount(requests())} {requests() === 1 ? "request" : "requests"} under way
          </div>
        </Show>
      </td>
    </tr>
  );
}
