import { openHttpDataset } from "@atlas/api/client";
import { defineAtlasElements, type WidgetEventMap } from "@atlas/ui/elements";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

defineAtlasElements({ openDataset: (src) => openHttpDataset(src) });

const atlas = new URLSearchParams(location.search).get("atlas") ?? "http://127.0.0.1:8000";

function Lab() {
  const [filter, setFilter] = useState("experiment = spirals:1.0");
  const [runId, setRunId] = useState<string>();
  const view = {
    src: atlas,
    filter,
    onfilterchange: ({ detail }: WidgetEventMap["filterchange"]) => setFilter(detail.filter),
  };
  return (
    <main>
      <h1>Our lab</h1>
      <atlas-histogram {...view} field="metrics.test_accuracy" />
      <atlas-runs
        {...view}
        sort={[{ field: "metrics.test_accuracy", order: "desc" }]}
        onopenrun={(event) => {
          event.preventDefault();
          setRunId(event.detail.runId);
        }}
      />
      {runId === undefined ? null : <atlas-run src={atlas} runId={runId} />}
    </main>
  );
}

createRoot(document.getElementById("page")!).render(
  <StrictMode>
    <Lab />
  </StrictMode>,
);
