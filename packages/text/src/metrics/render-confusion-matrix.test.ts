import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourOf, inkOn, luminance } from './colour-scale.js';
import { renderConfusionMatrix } from './render-confusion-matrix.js';

const matrix = [
  [8, 2],
  [1, 1234],
];

/** What stands in the cells, and how often each element is opened and closed. */
function cellsOf(svg: string): string[] {
  return [...svg.matchAll(/<\/rect>|<rect[^>]*\/><text[^>]*>([^<]*)<\/text><\/g>/g)].map(
    (match) => match[1] as string,
  );
}

describe('renderConfusionMatrix', () => {
  it('writes counts, or shares, into the cells', () => {
    const labels = ['부정', '긍정'];
    expect(cellsOf(renderConfusionMatrix(matrix, { labels }))).toEqual(['8', '2', '1', '1,234']);
    expect(cellsOf(renderConfusionMatrix(matrix, { labels, normalize: 'true' }))).toEqual([
      ...['0.80', '0.20'],
      ...['0.00', '1.00'],
    ]);
    expect(
      cellsOf(
        renderConfusionMatrix(
          [
            [3, 0],
            [1, 0],
          ],
          { labels, normalize: 'pred' },
        ),
      ),
    ).toEqual(['0.75', '0', '0.25', '0']);
    expect(
      cellsOf(
        renderConfusionMatrix(
          [
            [3, 0],
            [1, 4],
          ],
          { labels, normalize: 'all' },
        ),
      ),
    ).toEqual(['0.38', '0', '0.13', '0.50']);
  });

  it('tells in each cell what it is of', () => {
    const svg = renderConfusionMatrix(matrix, { labels: ['부정', '긍정'], lang: 'ko' });
    expect(svg).toContain('<title>실제: 부정\n예측: 긍정\n2 (20.0%)</title>');
    expect(svg).toContain('role="img" aria-label="혼동 행렬" lang="ko"');
  });

  it('escapes labels and titles', () => {
    const svg = renderConfusionMatrix(matrix, {
      labels: ['<script>', 'a & "b"\u0000'],
      title: `'"><svg onload=alert(1)>`,
    });
    expect(svg).not.toMatch(/<script|<svg onload|&(?!#\d+;)/);
    expect(svg).toContain('&#60;script&#62;');
    expect(svg).not.toContain('\u0000');
  });

  it('makes room for long labels: turned where crowded, inside of the picture', () => {
    const label = '아주 길고 긴 모임 이름';
    const labels = Array.from({ length: 13 }, (_, i) => `${label} ${i}`);
    const many = labels.map((_, i) => labels.map((__, j) => Number(i === j)));
    const long = renderConfusionMatrix(many, { labels });
    const short = renderConfusionMatrix(many, { labels: labels.map((_, i) => i) });
    const widthOf = (svg: string): number => Number(/width="(\d+)"/.exec(svg)?.[1]);
    expect(long).toContain('rotate(-45');
    expect(short).not.toContain('rotate(-45');
    // A row label ends beside the grid and begins, at 13 pixels a syllable, after the left edge.
    expect(widthOf(long) - widthOf(short)).toBeGreaterThan(10 * 13);
    for (const name of labels) expect(long.split(`>${name}</text>`)).toHaveLength(3);
  });

  it('draws one class to thirty', () => {
    for (const size of [1, 2, 30]) {
      const labels = Array.from({ length: size }, (_, i) => i);
      const counts = labels.map((_, i) => labels.map((__, j) => i * j));
      expect(cellsOf(renderConfusionMatrix(counts, { labels }))).toHaveLength(size * size);
    }
  });

  it('refuses what is no confusion matrix', () => {
    expect(() => renderConfusionMatrix([], { labels: [] })).toThrow(/0 labels/);
    expect(() => renderConfusionMatrix(matrix, { labels: ['a'] })).toThrow('matrix of 1 x 1');
    expect(() => renderConfusionMatrix([[1, 2], [3]], { labels: ['a', 'b'] })).toThrow(/2 x 2/);
    expect(() =>
      renderConfusionMatrix(
        [
          [1, 2],
          [3, NaN],
        ],
        { labels: ['a', 'b'] },
      ),
    ).toThrow('Row 1 has a number that is no count.');
  });
});

describe('the colours of cells', () => {
  it('let numbers be read: a contrast of 4.5 or more (WCAG AA)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const ground = luminance(colourOf(share));
        const ink = inkOn(colourOf(share)) === '#fff' ? 1 : 0;
        const [dark, light] = [Math.min(ground, ink), Math.max(ground, ink)];
        expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('grow darker with the share', () => {
    for (let share = 0.01; share <= 1; share += 0.01) {
      expect(luminance(colourOf(share))).toBeLessThan(luminance(colourOf(share - 0.01)));
    }
  });
});
