const WIDTH = 480;
const HEIGHT = 280;
const MARGIN = { left: 56, right: 12, top: 28, bottom: 36 };

/**
 * A drawing of a descent: f, on a logarithmic scale, over the iterations. Values that no logarithm knows are left out.
 *
 * @param curve f as [iteration, f].
 */
export function convergenceSvg(title: string, curve: readonly (readonly [number, number])[]): Uint8Array {
  const points = curve
    .map(([iteration, f]) => [iteration, Math.log10(f)] as const)
    .filter(([, exponent]) => Number.isFinite(exponent));
  const exponents = points.map(([, exponent]) => exponent);
  const bottom = Math.floor(Math.min(...exponents));
  const top = Math.max(Math.ceil(Math.max(...exponents)), bottom + 1);
  const last = Math.max(1, points.at(-1)![0]);
  const x = (iteration: number) => MARGIN.left + (iteration / last) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (exponent: number) =>
    MARGIN.top + ((top - exponent) / (top - bottom)) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const stride = Math.ceil((top - bottom) / 8);
  const lines: string[] = [];
  for (let exponent = bottom; exponent <= top; exponent += stride) {
    const at = y(exponent).toFixed(1);
    lines.push(
      `<path d="M${MARGIN.left} ${at}H${WIDTH - MARGIN.right}" stroke="#d8dce0"/>`,
      `<text x="${MARGIN.left - 8}" y="${at}" dy=".32em" text-anchor="end">1e${exponent}</text>`,
    );
  }
  const path = points.map(([iteration, f]) => `${x(iteration).toFixed(1)},${y(f).toFixed(1)}`).join(" ");
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" fill="#39424e">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<text x="${MARGIN.left}" y="18" font-size="13">${title}</text>
${lines.join("\n")}
<text x="${MARGIN.left}" y="${HEIGHT - 12}">0</text>
<text x="${WIDTH - MARGIN.right}" y="${HEIGHT - 12}" text-anchor="end">${last} iterations</text>
<polyline points="${path}" fill="none" stroke="#2660a4" stroke-width="1.5"/>
</svg>
`);
}
