import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { failureAnswer } from "../answer.ts";
import { digestOf, isSameDigest } from "./digest.ts";
import { goOnPage, SIGN_IN_POLICY, signInPage } from "./sign-in-page.ts";
import { TOKEN_PARAMETER } from "./token-parameter.ts";
import { WrongTokens } from "./wrong-tokens.ts";

/** What lets a client in. */
export interface TokenOptions {
  readonly token: string;
  /** Below which path a browser shows the token again, with a slash at its end. */
  readonly path: string;
  /** Where a request comes from; all are taken for one where absent. */
  readonly addressOf?: ((c: Context) => string | undefined) | undefined;
}

/**
 * Lets in only who knows a token: from `Authorization: Bearer`, a cookie, or the parameter of a link. A browser that
 * comes by such a link gets the cookie, and is sent on to the same address without the token. Everyone else gets 401,
 * a browser with a form to enter it. Who shows one wrong token after the other is not listened to for a while: 429.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc6750}
 */
export function checkToken({ token, path, addressOf = () => "" }: TokenOptions): MiddlewareHandler {
  const wrong = new WrongTokens();
  const secret = digestOf(token);

  /** Whether a token is the one; for how many seconds no more are to be shown, where there were too many. */
  async function check(given: string, c: Context): Promise<boolean | { readonly retryAfterS: number }> {
    const address = addressOf(c) ?? "";
    const [digest, expected] = await Promise.all([digestOf(given), secret]);
    // From here on at once: of many guesses at the same time, each is counted before the next is looked at.
    const pauseMs = wrong.pauseMs(address, digest, Date.now());
    if (pauseMs > 0) return { retryAfterS: Math.ceil(pauseMs / 1000) };
    const isRight = isSameDigest(digest, expected);
    if (!isRight) wrong.add(address, digest, Date.now());
    return isRight;
  }

  return async (c, next) => {
    const cookie = cookieNameOf(c);
    const ofLink = new URL(c.req.url).searchParams.get(TOKEN_PARAMETER) ?? undefined;
    const given = bearerOf(c) ?? getCookie(c, cookie);
    for (const shown of new Set([ofLink, given])) {
      const outcome = shown !== undefined && (await check(shown, c));
      if (typeof outcome === "object") return refuseToListen(c, outcome.retryAfterS);
      if (!outcome) continue;
      if (shown !== ofLink || !isPageVisit(c)) return next();
      setCookie(c, cookie, token, { path, httpOnly: true, sameSite: "Strict", secure: isSecure(c) });
      c.header("cache-control", "no-store");
      return isLedByOtherSite(c) ? goOn(c) : c.redirect(addressWithoutToken(c), 303);
    }
    if (given === undefined && isLedByOtherSite(c)) return goOn(c);
    return refuse(c, ofLink ?? given);
  };
}

function refuseToListen(c: Context, retryAfterS: number): Response | Promise<Response> {
  const detail = `Too many wrong tokens came from this address: try again in ${retryAfterS} s`;
  const headers = { "retry-after": String(retryAfterS) };
  return isPageVisit(c) ? askForToken(c, 429, `${detail}.`, headers) : failureAnswer(c, 429, detail, headers);
}

function askForToken(
  c: Context,
  status: 401 | 429,
  why: string,
  headers: Record<string, string>,
): Response | Promise<Response> {
  const own = { "cache-control": "no-store", "content-security-policy": SIGN_IN_POLICY };
  return c.html(signInPage(why), status, { ...own, ...headers });
}

function refuse(c: Context, given: string | undefined): Response | Promise<Response> {
  const challenge =
    given === undefined ? 'Bearer realm="Atlas"' : 'Bearer realm="Atlas", error="invalid_token"';
  if (!isPageVisit(c)) {
    const detail = given === undefined ? "A token is needed" : "This is not the token";
    const how = "send it as Authorization: Bearer TOKEN, or open the link that Atlas printed when it started";
    return failureAnswer(c, 401, `${detail}: ${how}`, { "www-authenticate": challenge });
  }
  const why =
    given === undefined ? "A token is needed to see these runs." : "This is not the token (any more).";
  return askForToken(c, 401, why, { "www-authenticate": challenge });
}

/** Sends a browser to the same address without the token, of its own accord: it shows its cookie then. */
function goOn(c: Context): Response | Promise<Response> {
  c.header("cache-control", "no-store");
  c.header("content-security-policy", SIGN_IN_POLICY);
  return c.html(goOnPage(addressWithoutToken(c)));
}

/** Whether a link of another site led here: cookies that are SameSite=Strict are not shown then, nor after a redirect. */
function isLedByOtherSite(c: Context): boolean {
  return isPageVisit(c) && c.req.header("sec-fetch-site") === "cross-site";
}

function bearerOf(c: Context): string | undefined {
  return /^Bearer +(\S+)\s*$/i.exec(c.req.header("authorization") ?? "")?.[1];
}

/** Cookies know no ports: two Atlases on one machine must not take each other's. */
function cookieNameOf(c: Context): string {
  const port = /:(\d+)$/.exec(c.req.header("host") ?? "")?.[1];
  return port === undefined ? "atlas-token" : `atlas-token-${port}`;
}

function isPageVisit(c: Context): boolean {
  return c.req.method === "GET" && (c.req.header("accept") ?? "").includes("text/html");
}

/** Whether the browser itself speaks HTTPS, if only to a proxy. */
function isSecure(c: Context): boolean {
  return c.req.header("x-forwarded-proto") === "https" || new URL(c.req.url).protocol === "https:";
}

/** Relative, since a proxy may have other names for what stands before it. */
function addressWithoutToken(c: Context): string {
  const url = new URL(c.req.url);
  url.searchParams.delete(TOKEN_PARAMETER);
  return `./${url.pathname.slice(url.pathname.lastIndexOf("/") + 1)}${url.search}`;
}
