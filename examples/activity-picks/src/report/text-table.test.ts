import { describe, expect, it } from 'vitest';
import { textTable, widthOf } from './text-table';

describe('textTable', () => {
  it('lines up Korean and English', () => {
    expect(widthOf('낱말 1-3')).toBe(8);
    expect(
      textTable([
        ['', 'n'],
        ['문화·예술', '78'],
        ['Sports', '169'],
      ]),
    ).toBe(['              n', '문화·예술    78', 'Sports      169'].join('\n'));
  });
});
