import { EmptyState } from "@atlas/ui";
import { A, useLocation } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createPageTitle } from "./create-page-title.ts";

/** Any other address: says that there is no such page, and which there are. */
export function NotFoundRoute(): JSX.Element {
  const location = useLocation();
  createPageTitle(() => ["No such page"]);
  return (
    <div class="web-document">
      <h1 class="atl-hidden" tabindex="-1">
        No such page
      </h1>
      <EmptyState title="There is no such page">
        <p>
          Atlas has nothing at <span class="atl-mono">{location.pathname}</span>. It has{" "}
          <A class="atl-link" href="/experiments">
            experiments
          </A>
          ,{" "}
          <A class="atl-link" href="/runs">
            runs
          </A>{" "}
          and their{" "}
          <A class="atl-link" href="/store">
            store
          </A>
          .
        </p>
      </EmptyState>
    </div>
  );
}
