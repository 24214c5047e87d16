// OKLCH to sRGB and WCAG contrast, for the token generator and its test. The server has the same sums in C++
// (src/api/pages/brand_color.cpp) because it repairs brand colours while it runs.

const to_gamma = (x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
const to_linear = (x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

/** "oklch(.43 .085 168)" or "#rrggbb" -> "#rrggbb"; a colour outside sRGB is cut to it. */
export function to_hex(color) {
  if (color.startsWith('#')) return color;
  const [lightness, chroma, hue] = color.match(/[\d.]+/g).map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const bytes = linear.map((x) => Math.round(255 * to_gamma(Math.min(1, Math.max(0, x)))));
  return `#${bytes.map((x) => x.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => to_linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast of two colours, 1..21. */
export function contrast(one, other) {
  const [low, high] = [luminance(to_hex(one)), luminance(to_hex(other))].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}
