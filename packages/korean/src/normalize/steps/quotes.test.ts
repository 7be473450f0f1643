import { expect, it } from 'vitest';
import { createNormalizer } from '../normalize.js';

const straight = createNormalizer({ preset: 'keepAll', steps: { quotes: true } });

it('makes curly quotation marks straight', () => {
  expect(straight('“안녕” ‘네’ ‚a‛ „b‟').text).toBe(`"안녕" '네' 'a' "b"`);
});

it('keeps the brackets of titles', () => {
  expect(straight('「책」 『글』 《영화》').map.isIdentity).toBe(true);
});
