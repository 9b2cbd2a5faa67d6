import { DatasetProvider } from "@atlas/ui";
import { Navigate, Route, Router } from "@solidjs/router";
import { type JSX, lazy, onCleanup } from "solid-js";
import { ExperimentsRoute } from "./routes/ExperimentsRoute.tsx";
import { NotFoundRoute } from "./routes/NotFoundRoute.tsx";
import { RunsRoute } from "./routes/RunsRoute.tsx";
import { BASE_PATH } from "./server/base-path.ts";
import { openServer } from "./server/open-server.ts";
import { Shell } from "./shell/Shell.tsx";

/** The larger pages are loaded when they are first opened: no other page needs them. */
const PlotsRoute = lazy(async () => ({ default: (await import("./routes/PlotsRoute.tsx")).PlotsRoute }));
const RunRoute = lazy(async () => ({ default: (await import("./routes/RunRoute.tsx")).RunRoute }));
const ExperimentRoute = lazy(async () => ({
  default: (await import("./routes/ExperimentRoute.tsx")).ExperimentRoute,
}));
const CompareRoute = lazy(async () => ({
  default: (await import("./routes/CompareRoute.tsx")).CompareRoute,
}));
const ReplicatesRoute = lazy(async () => ({
  default: (await import("./routes/ReplicatesRoute.tsx")).ReplicatesRoute,
}));
const StoreRoute = lazy(async () => ({ default: (await import("./routes/StoreRoute.tsx")).StoreRoute }));

/** The pages of Atlas, over the data of the server that the page came from. */
export function App(): JSX.Element {
  const server = openServer(BASE_PATH);
  onCleanup(() => server.close());
  return (
    <DatasetProvider dataset={server.dataset}>
      <Router
        base={BASE_PATH}
        root={(page) => <Shell server={server}>{page.children}</Shell>}
        preload={false}
        scrollRestoration
      >
        <Route path="/" component={() => <Navigate href="/experiments" />} />
        <Route path="/experiments" component={ExperimentsRoute} />
        <Route path="/experiments/:id" component={ExperimentRoute} />
        <Route path="/runs" component={RunsRoute} />
        <Route path="/runs/:id" component={RunRoute} />
        <Route path="/compare" component={CompareRoute} />
        <Route path="/plots" component={PlotsRoute} />
        <Route path="/replicates" component={ReplicatesRoute} />
        <Route path="/store" component={StoreRoute} />
        <Route path="*" component={NotFoundRoute} />
      </Router>
    </DatasetProvider>
  );
}
