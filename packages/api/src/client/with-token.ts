/** A `fetch` that shows a token with every request, whose headers must be a plain object. */
export function withToken(send: typeof fetch, token: string): typeof fetch {
  return (input, init = {}) =>
    send(input, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
}
