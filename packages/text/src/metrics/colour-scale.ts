type Rgb = readonly [red: number, green: number, blue: number];

/** Nearly white, blue, and navy: dark means much, and it prints in grey too. */
const STOPS: readonly Rgb[] = [
  [247, 251, 255],
  [107, 174, 214],
  [8, 48, 107],
];

/** Colour of a share from 0 to 1. */
export function colourOf(share: number): Rgb {
  const at = Math.min(Math.max(share, 0), 1) * (STOPS.length - 1);
  const below = Math.min(Math.floor(at), STOPS.length - 2);
  const [from, to] = [STOPS[below] as Rgb, STOPS[below + 1] as Rgb];
  const mix = (i: 0 | 1 | 2): number => Math.round(from[i] + (to[i] - from[i]) * (at - below));
  return [mix(0), mix(1), mix(2)];
}

/** A colour as SVG writes it. */
export function hex(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** Black or white, whichever stands out more; the contrast is 4.5 or more on every colour. */
export function inkOn(colour: Rgb): '#000' | '#fff' {
  // On this luminance black and white have the same contrast.
  return luminance(colour) > Math.sqrt(1.05 * 0.05) - 0.05 ? '#000' : '#fff';
}

/** Relative luminance, 0 to 1 (WCAG 2.1). */
export function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
