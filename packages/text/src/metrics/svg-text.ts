/** Fonts that have Hangul on macOS, Windows, Android and Linux, then whatever there is. */
export const FONTS = "'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif";

/** Text as XML takes it; characters XML forbids become the replacement character. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}

/**
 * Width of text, about, on the generous side: a full-width character (Hangul, Han, kana, emoji) is
 * as wide as the font is high, others 0.6 of that.
 */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3ffff}]/u.test(
        character,
      )
        ? 1
        : 0.6;
  }
  return width * fontSize;
}
