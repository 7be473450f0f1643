import { expect, test } from 'vitest';
import { splitOriginalName } from './original-name.js';

test.each([
  ['015_Loki (Loki Laufeyson)', '015_Loki', 'Loki Laufeyson'],
  ['이도윤의 iPhone (이도윤)', '이도윤의 iPhone', '이도윤'],
  ['2조_하늘 （김하늘）', '2조_하늘', '김하늘'],
  ['Boma’s iPhone  (Boma)', 'Boma’s iPhone', 'Boma'],
  ['김하늘 (2조) (Sky (Kim))', '김하늘 (2조)', 'Sky (Kim)'],
  // No space before: that is how the person wrote the name.
  ['박서준(강사)', '박서준(강사)', null],
  ['박서준（강사）', '박서준（강사）', null],
  // Only a space tells a renamed person; this one may have typed it.
  ['박서준 (강사)', '박서준', '강사'],
  ['(강사)', '(강사)', null],
  ['김하늘 ()', '김하늘 ()', null],
  ['Kim) (Lee', 'Kim) (Lee', null],
  ['Kim Lee)', 'Kim Lee)', null],
  ['', '', null],
])('%j is %j, once %j', (cell, name, originalName) => {
  expect(splitOriginalName(cell)).toEqual({ name, originalName });
});
