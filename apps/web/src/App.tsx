import { DatasetProvider } from "@atlas/ui";
import { Navigate, Route, Router } from "@solidjs/router";
import { type JSX, onCleanup } from "solid-js";
import { ExperimentsRoute } from "./routes/ExperimentsRoute.tsx";
import { NotFoundRoute } from "./routes/NotFoundRoute.tsx";
import { RunRoute } from "./routes/RunRoute.tsx";
import { RunsRoute } from "./routes/RunsRoute.tsx";
import { StoreRoute } from "./routes/StoreRoute.tsx";
import { openServer } from "./server/open-server.ts";
import { Shell } from "./shell/Shell.tsx";

/** The pages of Atlas, over the data of the server that the page came from. */
export function App(): JSX.Element {
  const server = openServer();
  onCleanup(() => server.close());
  return (
    <DatasetProvider dataset={server.dataset}>
      <Router
        root={(page) => <Shell server={server}>{page.children}</Shell>}
        preload={false}
        scrollRestoration
      >
        <Route path="/" component={() => <Navigate href="/experiments" />} />
        <Route path="/experiments" component={ExperimentsRoute} />
        <Route path="/runs" component={RunsRoute} />
        <Route path="/runs/:id" component={RunRoute} />
        <Route path="/store" component={StoreRoute} />
        <Route path="*" component={NotFoundRoute} />
      </Router>
    </DatasetProvider>
  );
}
