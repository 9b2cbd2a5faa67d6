// The same pictures by ECharts, in the page that `packages/ui/dev/paint.html` makes: `window.peer`.
const { echarts } = globalThis;
const host = document.createElement("div");
host.style.cssText = "width:1200px;height:700px";
document.body.append(host);

/** The one that is on the page. */
let chart;

function normal() {
  return Math.sqrt(-2 * Math.log(Math.random() || 1e-9)) * Math.cos(2 * Math.PI * Math.random());
}

/** From nothing to the frame that has everything in its pixels. */
async function draw(option) {
  chart?.dispose();
  chart = echarts.init(host, null, { renderer: "canvas" });
  const finished = new Promise((resolve) => chart.on("finished", resolve));
  chart.setOption({ animation: false, ...option });
  await finished;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  for (const canvas of host.querySelectorAll("canvas")) canvas.getContext("2d").getImageData(0, 0, 1, 1);
}

globalThis.peer = {
  /** @param {"large" | "default" | "unsliced"} mode for many points at once, as it comes, or in one go */
  prepareScatter(count, mode) {
    const data = Float64Array.from({ length: 2 * count }, normal);
    const options = { large: { large: true }, default: {}, unsliced: { progressive: 0 } }[mode];
    const series = [{ type: "scatter", symbolSize: 3, data, dimensions: ["x", "y"], ...options }];
    return () => draw({ xAxis: {}, yAxis: {}, series });
  },
  /** Twenty lines, each with a band: an invisible line of the lower bounds with the height of the band upon it. */
  prepareLines(count) {
    const series = Array.from({ length: 20 }, (_, index) => {
      let y = index;
      const ys = Float64Array.from({ length: count }, () => {
        y += Math.random() - 0.5;
        return y;
      });
      const points = (ofValue) => Array.from(ys, (value, x) => [x, ofValue(value)]);
      const hidden = { type: "line", stack: `band-${index}`, symbol: "none", lineStyle: { opacity: 0 } };
      return [
        { ...hidden, data: points((value) => value - 0.5), stackStrategy: "all" },
        { ...hidden, data: points(() => 1), stackStrategy: "all", areaStyle: { opacity: 0.15 } },
        { type: "line", symbol: "none", data: points((value) => value) },
      ];
    }).flat();
    return () => draw({ xAxis: { type: "value" }, yAxis: { type: "value" }, series });
  },
  clear() {
    chart?.dispose();
    chart = undefined;
  },
};
