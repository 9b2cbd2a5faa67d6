/** One of the eight colours of a log, which the theme has. */
export type AnsiColor = "black" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "white";

const BASIC: readonly AnsiColor[] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
/** Around the circle of hues, one each 60 degrees. */
const HUES: readonly AnsiColor[] = ["red", "yellow", "green", "cyan", "blue", "magenta"];
const CUBE_LEVELS = [0, 95, 135, 175, 215, 255] as const;
const CUBE = 16;
const GREYS = 232;
/** Of 255: what is closer to grey than that has no hue. */
const LEAST_CHROMA = 40;

/** The colour of a basic number, 0 to 7, or its bright twin, 8 to 15. */
export function basicColor(number: number): AnsiColor {
  return BASIC[number % BASIC.length]!;
}

/** The colour of the theme nearest to one of the 256 of a terminal. */
export function paletteColor(number: number): AnsiColor {
  if (number < CUBE) return basicColor(number);
  if (number >= GREYS) return greyColor(8 + 10 * (number - GREYS));
  const level = (place: number) => CUBE_LEVELS[Math.floor((number - CUBE) / place) % 6]!;
  return rgbColor(level(36), level(6), level(1));
}

/** The colour of the theme nearest in hue to red, green and blue, each 0 to 255. */
export function rgbColor(red: number, green: number, blue: number): AnsiColor {
  const most = Math.max(red, green, blue);
  const chroma = most - Math.min(red, green, blue);
  if (chroma < LEAST_CHROMA) return greyColor(most);
  const sextant =
    most === red
      ? (green - blue) / chroma
      : most === green
        ? 2 + (blue - red) / chroma
        : 4 + (red - green) / chroma;
  return HUES[(Math.round(sextant) + 6) % 6]!;
}

function greyColor(lightness: number): AnsiColor {
  return lightness < 128 ? "black" : "white";
}
