import styles from "../styles.css?inline";
import elementStyles from "./elements.css?inline";
import type { WidgetName } from "./widget-state.ts";

/** A widget that scrolls within itself needs a height; a rule of the page for its element wins over this one. */
const FILLING = ":host { height: 480px; }";
const SCROLLING: readonly WidgetName[] = ["runs", "plot"];

const sheets = new Map<string, CSSStyleSheet>();

/** The style sheets of a widget's shadow root, which all roots share. */
export function stylesOf(widget: WidgetName): CSSStyleSheet[] {
  const texts = [elementStyles, ofRoom(styles), ...(SCROLLING.includes(widget) ? [FILLING] : [])];
  return texts.map((text) => {
    const sheet = sheets.get(text) ?? new CSSStyleSheet();
    if (!sheets.has(text)) sheet.replaceSync(text);
    sheets.set(text, sheet);
    return sheet;
  });
}

/** What is laid out by the width of the window in an app goes by the room of the widget in a page of others. */
function ofRoom(css: string): string {
  return css.replace(/@media ?\(((?:max|min)-width:[^()]*|width ?[<>][^()]*)\)/g, "@container ($1)");
}
