import { replace } from '../edits.js';
import type { EditList } from '../edits.js';
import { TRIGGERS, WIDTH } from '../triggers.js';

/**
 * Full-width ASCII to ASCII (`ＡＢＣ１２３` to `ABC123`), half-width letters to the compatibility letters
 * (`ﾡ` to `ㄱ`), the ideographic space to a blank. Nothing else of NFKC, which would turn ㅋ into a
 * conjoining letter, ㈜ into (주) and ① into 1.
 */
export function findWidth(text: string, edits: EditList): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (((TRIGGERS[code] as number) & WIDTH) === 0) continue;
    const usual = usualWidth(code);
    if (usual !== code) replace(edits, i, i + 1, String.fromCharCode(usual));
  }
}

/** `￠￡￢￣￤￥￦` as they are written elsewhere. */
const SIGNS = '¢£¬¯¦¥₩';

function usualWidth(code: number): number {
  if (code === 0x3000) return 0x20;
  if (code <= 0xff5e) return code - 0xfee0;
  if (code >= 0xffe0) return SIGNS.charCodeAt(code - 0xffe0);
  if (code === 0xffa0) return 0x3164;
  if (code <= 0xffbe) return code - 0xffa1 + 0x3131;
  // The vowels stand in groups of six with gaps between: C2 to C7, CA to CF, D2 to D7, DA to DC.
  const place = code - 0xffc2;
  const inGroup = place & 7;
  return place < 0 || inGroup > 5 ? code : 0x314f + (place >> 3) * 6 + inGroup;
}
