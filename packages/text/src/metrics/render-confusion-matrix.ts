import { TextError } from '../errors.js';
import type { Label } from '../types.js';
import { colourOf, hex, inkOn } from './colour-scale.js';
import { shares } from './confusion-matrix.js';
import type { Normalize } from './confusion-matrix.js';
import { escapeXml, FONTS, textWidth } from './svg-text.js';

/** Options of `renderConfusionMatrix`. */
export interface RenderOptions {
  /** Names of rows and columns, in their order. */
  labels: readonly Label[];
  /** What the numbers in the cells are: counts (`false`, the default), or shares. */
  normalize?: Normalize | false | undefined;
  /** Heading; also what screen readers say. */
  title?: string | undefined;
  /** Name of the columns. */
  xLabel?: string | undefined;
  /** Name of the rows. */
  yLabel?: string | undefined;
  /** Language of all texts that are not given. Default 'en'. */
  lang?: 'en' | 'ko' | undefined;
}

const WORDS = {
  en: {
    title: 'Confusion matrix',
    x: 'Predicted label',
    y: 'True label',
    true: 'Share of the true label',
    pred: 'Share of the predicted label',
    all: 'Share of all',
  },
  ko: {
    title: '혼동 행렬',
    x: '예측',
    y: '실제',
    true: '실제 레이블 대비 비율',
    pred: '예측 레이블 대비 비율',
    all: '전체 대비 비율',
  },
} as const;

const PAD = 24;
const SLANT = Math.SQRT1_2;

/**
 * Draws a confusion matrix as SVG: a row a true label, a column a predicted one, each cell the
 * darker the larger its share of the row (of the column or of all, with `normalize`). Labels are
 * never cut. It has its own light ground, so it reads on dark pages too.
 *
 * @param matrix - Counts as `confusionMatrix` gives them, not shares.
 * @returns An SVG element as text, to be written to a file or put into a page.
 * @throws TextError `invalid-input` if the matrix is not square, has a number below 0 or not finite,
 * or does not fit the labels.
 * @example
 * ```ts
 * const matrix = confusionMatrix(['운동', '여행'], ['운동', '운동']);
 * const svg = renderConfusionMatrix(matrix, { labels: ['여행', '운동'], lang: 'ko' });
 * ```
 */
export function renderConfusionMatrix(
  matrix: readonly ArrayLike<number>[],
  options: RenderOptions,
): string {
  const { normalize = false, lang = 'en' } = options;
  const words = WORDS[lang];
  const { title = words.title, xLabel = words.x, yLabel = words.y } = options;
  const labels = options.labels.map(String);
  const size = labels.length;
  checkMatrix(matrix, size);
  const parts = shares(matrix, normalize || 'true');
  const cells = matrix.map((row, i) =>
    Array.from(row, (count, j) => {
      const share = parts[i]?.[j] as number;
      return { share, count: written(count), text: normalize ? decimal(share) : written(count) };
    }),
  );
  // Shares of everything are small: there the darkest colour is the greatest of them.
  const darkest = normalize === 'all' ? parts.flat().reduce((a, b) => Math.max(a, b), 0) || 1 : 1;

  // Sizes, in pixels.
  const labelSize = size > 20 ? 11 : 13;
  const numberSize = size > 20 ? 10 : size > 8 ? 12 : 15;
  const labelWidth = widest(labels, labelSize);
  const numberWidth = widest(
    cells.flatMap((row) => row.map(({ text }) => text)),
    numberSize,
  );
  const smallest = size > 20 ? 30 : size > 8 ? 46 : size > 4 ? 64 : 88;
  const cell = Math.ceil(Math.max(smallest, numberWidth + 10));
  const grid = size * cell;
  const slanted = labelWidth > cell - 6;
  const share = words[normalize || 'true'];
  const acrossWidth = Math.max(widest([title], 18), widest([xLabel], 14));
  const uprightWidth = Math.max(widest([yLabel], 14), widest([share], 12));
  const left = Math.ceil(
    Math.max(
      PAD + 26 + labelWidth + 10,
      // Slanted labels hang to the left of their columns.
      slanted ? PAD + labelWidth * SLANT - cell / 2 : 0,
      PAD + (acrossWidth - grid) / 2,
    ),
  );
  const top = PAD + 36 + Math.ceil(Math.max(0, (uprightWidth - grid) / 2));
  const [middleX, middleY] = [left + grid / 2, top + grid / 2];
  const under = top + grid + 14 + labelSize + (slanted ? labelWidth * SLANT : 0);
  const bar = left + grid + 22;
  const width = Math.ceil(PAD + Math.max(bar + 76, middleX + acrossWidth / 2));
  const height = Math.ceil(PAD + Math.max(under + 20, middleY + uprightWidth / 2));

  const drawn = cells.flatMap((row, i) =>
    row.map(({ share, count, text }, j) => {
      const colour = colourOf(share / darkest);
      const [x, y] = [left + j * cell, top + i * cell];
      const tip = `${yLabel}: ${labels[i]}\n${xLabel}: ${labels[j]}\n${count} (${(share * 100).toFixed(1)}%)`;
      return (
        `<g><title>${escapeXml(tip)}</title><rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="${hex(colour)}" stroke="#fff"/>` +
        `<text x="${x + cell / 2}" y="${y + cell / 2}" dy=".35em" font-size="${numberSize}" fill="${inkOn(colour)}"${text === '0' ? ' opacity=".6"' : ''}${i === j ? ' font-weight="600"' : ''}>${text}</text></g>`
      );
    }),
  );
  const names = labels.flatMap((label, i) => {
    const middle = (i + 0.5) * cell;
    return [
      write(label, left - 10, top + middle + labelSize * 0.35, labelSize, 'text-anchor="end"'),
      slanted
        ? write(label, left + middle + 4, top + grid + 14, labelSize, 'text-anchor="end"', -45)
        : write(label, left + middle, top + grid + 8 + labelSize, labelSize),
    ];
  });
  const steps = 32;
  const scale = Array.from({ length: steps }, (_, i) => {
    const y = top + (i * grid) / steps;
    // A little higher than its step, so that no gaps show between them.
    return `<rect x="${bar}" y="${round(y)}" width="14" height="${round(grid / steps + (i + 1 < steps ? 0.6 : 0))}" fill="${hex(colourOf(1 - (i + 0.5) / steps))}"/>`;
  });
  const ticks = [0, 0.5, 1].map((at) =>
    write(
      `${Number((at * darkest * 100).toPrecision(3))}%`,
      bar + 20,
      top + grid * (1 - at) + 4,
      12,
      'text-anchor="start"',
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}" lang="${lang}" font-family="${FONTS}" fill="#1f2328" text-anchor="middle">`,
    `<rect width="${width}" height="${height}" rx="8" fill="#fff"/>`,
    write(title, middleX, PAD + 14, 18, 'font-weight="600"'),
    ...drawn,
    `<rect x="${left}" y="${top}" width="${grid}" height="${grid}" fill="none" stroke="#8c959f"/>`,
    ...names,
    write(xLabel, middleX, under + 16, 14, 'font-weight="600"'),
    write(yLabel, left - labelWidth - 24, middleY, 14, 'font-weight="600"', -90),
    ...scale,
    `<rect x="${bar}" y="${top}" width="14" height="${grid}" fill="none" stroke="#8c959f"/>`,
    ...ticks,
    write(share, bar + 72, middleY, 12, 'fill="#57606a"', -90),
    '</svg>',
  ].join('\n');
}

function checkMatrix(matrix: readonly ArrayLike<number>[], size: number): void {
  if (size === 0 || matrix.length !== size || matrix.some((row) => row.length !== size)) {
    throw new TextError('invalid-input', `${size} labels need a matrix of ${size} x ${size}.`);
  }
  matrix.forEach((row, i) => {
    if (Array.from(row).every((count) => count >= 0 && count < Infinity)) return;
    throw new TextError('invalid-input', `Row ${i} has a number that is no count.`, i);
  });
}

/** A piece of text at a place, turned by some degrees. */
function write(text: string, x: number, y: number, fontSize: number, more = '', turn = 0): string {
  const place = `x="${round(x)}" y="${round(y)}"`;
  const turned = turn === 0 ? '' : ` transform="rotate(${turn} ${round(x)} ${round(y)})"`;
  return `<text ${place} font-size="${fontSize}"${turned} ${more}>${escapeXml(text)}</text>`;
}

function widest(texts: readonly string[], fontSize: number): number {
  return texts.reduce((width, text) => Math.max(width, textWidth(text, fontSize)), 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A count, or a sum of weights, as text: 12,345 or 2.25. */
function written(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** A share with two digits; nothing at all is a plain 0. */
function decimal(share: number): string {
  return share === 0 ? '0' : share.toFixed(2);
}
