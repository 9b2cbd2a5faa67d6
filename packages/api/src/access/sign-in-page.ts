import { html } from "hono/html";
import { TOKEN_PARAMETER } from "./token-parameter.ts";

/** The pages need nothing but themselves. */
export const SIGN_IN_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** A page that leads to another at once. */
export function goOnPage(address: string) {
  return html`<!doctype html>
<meta charset="utf-8">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Atlas</title>
<a href="${address}">Go on to Atlas</a>
`;
}

/**
 * A page to enter the token on.
 *
 * @param why it is shown, in a sentence
 */
export function signInPage(why: string) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Atlas: token</title>
</head>
<body>
<main>
<h1>Atlas</h1>
<p>${why} The link that Atlas
printed when it started ends with it: open that link, or enter the token here.</p>
<form method="get">
<label>Token <input type="password" name="${TOKEN_PARAMETER}" autocomplete="off" required></label>
<button>Open</button>
</form>
</main>
</body>
</html>
`;
}
