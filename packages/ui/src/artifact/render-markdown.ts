import DOMPurify from "dompurify";
import { Marked } from "marked";

const LEAST_HEADING = 6;
/** Below the title of the page and the head of the section. */
const HEADING_SHIFT = 2;

const marked = new Marked({
  gfm: true,
  walkTokens: (token) => {
    if (token.type === "heading") token["depth"] = Math.min(LEAST_HEADING, token["depth"] + HEADING_SHIFT);
  },
});

/**
 * Markdown as elements that can do nothing: no scripts, styles, forms or frames, no pictures but those within the
 * text itself. Links open elsewhere.
 */
export function renderMarkdown(text: string): DocumentFragment {
  const html = marked.parse(text, { async: false });
  const fragment = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      "style",
      "form",
      "input",
      "button",
      "textarea",
      "select",
      "audio",
      "video",
      "source",
      "track",
      "picture",
    ],
    FORBID_ATTR: ["style", "class", "id", "name", "srcset", "background", "poster", "tabindex"],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const image of fragment.querySelectorAll("img"))
    if (!image.getAttribute("src")?.startsWith("data:image/")) image.replaceWith(image.alt);
  for (const link of fragment.querySelectorAll("a")) {
    if (!/^(https?|mailto):/i.test(link.getAttribute("href") ?? "")) link.removeAttribute("href");
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
  }
  return fragment;
}
