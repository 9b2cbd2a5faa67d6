import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "../control/Button.tsx";

const STEP = 1.5;
const MOST_ZOOM = 32;
const LEAST_ZOOM = 0.05;

/** A picture, fitted to the page or as large as one likes, its pixels as they are when it is magnified. */
export function PictureView(props: {
  readonly url: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: { readonly width: number; readonly height: number } | undefined;
}): JSX.Element {
  const [zoom, setZoom] = createSignal<number>();
  const [natural, setNatural] = createSignal({ width: 0, height: 0 });
  const [shown, setShown] = createSignal(1);
  const [isBroken, setBroken] = createSignal(false);
  const isDrawing = () => props.mediaType === "image/svg+xml";
  let image!: HTMLImageElement;
  const measure = () => {
    const width = image.naturalWidth || props.size?.width || image.clientWidth;
    setNatural({ width, height: image.naturalHeight || props.size?.height || image.clientHeight });
    setShown(width > 0 ? image.clientWidth / width : 1);
  };
  const scale = () => zoom() ?? shown();
  const change = (factor: number) =>
    setZoom(
      Math.min(
        MOST_ZOOM,
        Math.max(LEAST_ZOOM, (zoom() ?? image.clientWidth / (natural().width || 1)) * factor),
      ),
    );
  return (
    <Show
      when={!isBroken()}
      fallback={<p class="atl-quiet">The browser cannot show this picture. It can be downloaded.</p>}
    >
      <div class="atl-picture-bar">
        <Button small variant="quiet" aria-pressed={zoom() === undefined} onClick={() => setZoom(undefined)}>
          Fit
        </Button>
        <Button small variant="quiet" aria-pressed={zoom() === 1} onClick={() => setZoom(1)}>
          1:1
        </Button>
        <Button small variant="quiet" aria-label="Smaller" onClick={() => change(1 / STEP)}>
          −
        </Button>
        <Button small variant="quiet" aria-label="Larger" onClick={() => change(STEP)}>
          +
        </Button>
        <span class="atl-quiet atl-small">
          <Show when={natural().width > 0}>
            {natural().width} × {natural().height}, {Math.round(scale() * 100)}%
          </Show>
        </span>
      </div>
      <section class="atl-picture" aria-label={`Picture ${props.name}`} tabindex="0">
        <img
          ref={image}
          src={props.url}
          alt={props.name}
          classList={{
            "atl-picture-fit": zoom() === undefined,
            "atl-picture-pixels": scale() > 1 && !isDrawing(),
          }}
          style={{ width: zoom() === undefined ? undefined : `${natural().width * (zoom() ?? 1)}px` }}
          onLoad={measure}
          onError={() => setBroken(true)}
        />
      </section>
    </Show>
  );
}
