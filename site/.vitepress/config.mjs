import { defineConfig } from "vitepress";
import { CHAPTERS } from "../documents.mjs";

export default defineConfig({
  title: "Atlas",
  description: "The experiment browser that knows what a replicate is",
  srcDir: "build/pages",
  outDir: "dist",
  cacheDir: "build/cache",
  cleanUrls: true,
  // What a document links to is checked when it is staged, headings included here.
  ignoreDeadLinks: false,
  themeConfig: {
    search: { provider: "local" },
    outline: [2, 3],
    nav: [
      { text: "Guides", link: "/docs/from-metalab-to-atlas" },
      { text: "Gallery", link: "/docs/gallery" },
      { text: "Reference", link: "/reference/core" },
    ],
    sidebar: CHAPTERS.map(({ title, documents }) => ({
      text: title,
      collapsed: title === "Decisions",
      items: documents.map(({ title: text, page }) => ({ text, link: `/${page}` })),
    })),
  },
});
