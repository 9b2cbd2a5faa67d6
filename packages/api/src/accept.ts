/**
 * Whether an Accept header admits a media type; without a header everything is admitted.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#name-accept}
 */
export function isAccepted(accept: string | undefined, mediaType: string): boolean {
  if (accept === undefined || accept.trim() === "") return true;
  const [type = ""] = mediaType.split(";");
  const [family = ""] = type.split("/");
  const admits = (range: string) =>
    range === type || range === `${family}/*` || range === "*/*" || type === "*/*";
  const ranges = accept.split(",").map((part) => part.split(";").map((item) => item.trim().toLowerCase()));
  const matching = ranges.filter(([range = ""]) => admits(range));
  const exact = matching.filter(([range]) => range === type);
  return (exact.length > 0 ? exact : matching).some(
    (part) => !part.some((item) => /^q=0(?:\.0*)?$/.test(item)),
  );
}
