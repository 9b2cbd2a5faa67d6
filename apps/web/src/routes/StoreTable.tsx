import type { StoreInfo } from "@atlas/core";
import { formatCount } from "@atlas/ui";
import { For, type JSX, Show } from "solid-js";
import { experimentHref } from "./addresses.ts";

/** The stores that were found, and what each holds. */
export function StoreTable(props: { readonly stores: readonly StoreInfo[] }): JSX.Element {
  return (
    <section class="atl-section" aria-labelledby="stores">
      <div class="atl-section-head">
        <h2 id="stores">Stores</h2>
        <small>{formatCount(props.stores.length)}</small>
      </div>
      <Show
        when={props.stores.length > 0}
        fallback={
          <p class="atl-quiet">
            None: a store is a folder with a <code class="atl-mono">_meta.json</code>, at most two levels
            down.
          </p>
        }
      >
        <table class="atl-facts">
          <thead>
            <tr>
              <th scope="col">path</th>
              <th scope="col">experiment</th>
              <th scope="col" class="atl-number">
                runs
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.stores}>{(store) => <StoreRow store={store} />}</For>
          </tbody>
        </table>
      </Show>
    </section>
  );
}

function StoreRow(props: { readonly store: StoreInfo }): JSX.Element {
  return (
    <tr>
      <th scope="row" class="atl-mono" title={props.store.root}>
        {props.store.path}
      </th>
      <td>
        <Show when={props.store.experiment_id !== null} fallback={<span class="atl-quiet">not named</span>}>
          <a class="atl-link" href={experimentHref(props.store.experiment_id ?? "")}>
            {props.store.experiment_id}
          </a>
        </Show>
      </td>
      <td class="atl-number">{formatCount(props.store.runs)}</td>
    </tr>
  );
}
