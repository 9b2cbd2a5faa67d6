import type { JSX } from "solid-js";

/** What a foreign page may load: nothing from anywhere. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; font-src data:; form-action 'none'";

/** A page of HTML in a frame of its own origin, in which no script runs and which loads nothing. */
export function PageView(props: { readonly html: string; readonly name: string }): JSX.Element {
  return (
    <>
      <iframe
        class="atl-frame"
        sandbox=""
        title={`The page ${props.name}`}
        srcdoc={`<meta http-equiv="Content-Security-Policy" content="${POLICY}">${props.html}`}
      />
      <p class="atl-quiet atl-small">
        Scripts of the page are not run, and nothing is loaded from elsewhere.
      </p>
    </>
  );
}
