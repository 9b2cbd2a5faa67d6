/** How the page of the documentation looks; follows the reader's choice of light or dark. */
export const DOCS_STYLE = `:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 16px/1.5 system-ui, sans-serif; }
nav ul { columns: 26rem; padding-left: 1.2rem; font-family: ui-monospace, monospace; font-size: 0.8rem; }
h1 { font-size: 1.5rem; }
h2 { margin: 0 0 0.5rem; font: 600 1.05rem ui-monospace, monospace; overflow-wrap: anywhere; }
h3 { margin: 0.75rem 0 0.25rem; font-size: 0.85rem; }
section { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
pre { margin: 0; padding: 0.6rem 0.8rem; overflow-x: auto; border-radius: 4px; background: color-mix(in srgb, currentColor 7%, transparent); font-size: 0.8rem; }
p { margin: 0.25rem 0; }
`;
