/** The sign of a negative number on the screen. */
export const MINUS = "\u2212";

/** Digits with a comma at every thousand; a fraction after a point is left as it is. */
export function groupDigits(digits: string): string {
  const point = digits.indexOf(".");
  const whole = point < 0 ? digits : digits.slice(0, point);
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (point < 0 ? "" : digits.slice(point));
}

/** The decimal exponent of a finite number other than zero: 2 for 314.15. */
export function decimalExponent(value: number): number {
  const text = Math.abs(value).toExponential();
  return Number(text.slice(text.indexOf("e") + 1));
}

/** A finite number with a fixed count of decimals, thousands grouped; what rounds to zero carries no sign. */
export function fixedText(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  const sign = value < 0 && /[1-9]/.test(digits) ? MINUS : "";
  return sign + groupDigits(digits);
}

/** A finite number as mantissa and exponent of at least two digits: `3.21e<minus>08`. */
export function exponentText(value: number, decimals: number): string {
  const [mantissa = "", exponent = ""] = Math.abs(value).toExponential(decimals).split("e");
  const sign = exponent.startsWith("-") ? MINUS : "+";
  return `${value < 0 ? MINUS : ""}${mantissa}e${sign}${exponent.slice(1).padStart(2, "0")}`;
}
