import type { Query, SearchHit } from "@atlas/core";
import { Palette, type PaletteAction, useDataset } from "@atlas/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { BASE_PATH } from "../server/base-path.ts";
import { experimentPath } from "../url-state/experiment-path.ts";
import { runPath } from "../url-state/run-path.ts";
import { withCondition, withoutFilter } from "../url-state/with-condition.ts";
import type { Theme } from "./create-theme.ts";
import { PAGES } from "./pages.ts";

const THEMES: readonly Theme[] = ["light", "dark", "system"];
/** Pages that show what a filter lets through. */
const FILTERED = ["/runs", "/plots"];

/** The search over everything, and every action: what is found leads to its page, or narrows down what is shown. */
export function StoreSearch(props: {
  readonly theme: Theme;
  readonly onTheme: (theme: Theme) => void;
  readonly onHelp: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const dataset = useDataset();
  const location = useLocation();
  const navigate = useNavigate();
  const path = () => location.pathname.slice(BASE_PATH.length);
  const filteredPath = () => FILTERED.find((filtered) => filtered === path());

  const narrow = (condition: Query) => {
    const shown = filteredPath();
    navigate((shown ?? "/runs") + withCondition(shown === undefined ? "" : location.search, condition));
  };
  const openHit = ({ entity_type, entity_id, field, value }: SearchHit) => {
    if (entity_type === "experiment") navigate(experimentPath(entity_id));
    else if (entity_type === "run") navigate(runPath(entity_id));
    else if (field !== null && value !== null) narrow({ field, op: "in", value: [value] });
    else if (field !== null) narrow({ field, op: "is", value: "present" });
  };
  const actions = (): readonly PaletteAction[] => [
    ...PAGES.map(({ name, path: to, key }) => ({
      label: `Go to ${name}`,
      keys: ["g", key],
      run: () => navigate(to),
    })),
    ...(filteredPath() === undefined
      ? []
      : [{ label: "Clear all filters", run: () => navigate(path() + withoutFilter(location.search)) }]),
    {
      label: "Copy the link to this view",
      run: () => void navigator.clipboard.writeText(window.location.href),
    },
    { label: "Read the stores again", run: () => void dataset.refresh().catch(() => {}) },
    ...THEMES.filter((theme) => theme !== props.theme).map((theme) => ({
      label: `Switch to the ${theme === "system" ? "system's" : theme} theme`,
      run: () => props.onTheme(theme),
    })),
    { label: "Show keyboard shortcuts", keys: ["?"], run: () => props.onHelp() },
  ];
  return <Palette actions={actions()} onHit={openHit} onClose={() => props.onClose()} />;
}
