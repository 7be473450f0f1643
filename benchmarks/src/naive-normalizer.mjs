// What one writes without a package: a chain of regexps that does about what the preset `chat` does,
// without offsets, on whatever it meets.

export function naiveNormalize(text) {
  return text
    .normalize('NFC')
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/([ㄱ-ㅎㅏ-ㅣ!?~.^♡])\1{2,}/g, '$1$1')
    .replace(/([가-힣])\1{2,}/g, '$1$1')
    .replace(/([하세에네까어아죠지군구데게래해돼워와줘봐여예])[욥용욤염영](?=[\s.!?~]|$)/g, '$1요')
    .replace(/([습입합됩갑봅옵답립킵칩납랍])니[당답](?=[\s.!?~]|$)/g, '$1니다')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}
