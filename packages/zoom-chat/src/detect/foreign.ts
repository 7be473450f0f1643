/** What a text that is no Zoom chat looks like, with a word of advice. */
export interface ForeignText {
  /** As `kakaotalk`, `webex`, `binary`. */
  readonly looksLike: string;
  readonly description: string;
}

interface Sign extends ForeignText {
  readonly pattern: RegExp;
}

/** Only the start is looked at, line by line; every pattern is anchored and free of nested repeats. */
const HEAD_UNITS = 8192;

const SIGNS: readonly Sign[] = [
  {
    looksLike: 'kakaotalk',
    description: 'a KakaoTalk export',
    pattern:
      /님과 카카오톡 대화|^KakaoTalk Chats with |^-{10,} ?(?:\d{4}년|[A-Z][a-z]+day,)|^\[[^\]\n]{1,40}\] \[(?:오전|오후) \d|^\d{4}(?:년 \d{1,2}월|\. \d{1,2}\.) ?\d{1,2}(?:일|\.) (?:오전 |오후 )?\d{1,2}:\d{2}[,:] |^[A-Z][a-z]{2,8} \d{1,2}, \d{4},? (?:at )?\d{1,2}:\d{2}[\s\u202f](?:AM|PM|a\.m\.|p\.m\.), |^Date,User,Message/m,
  },
  {
    looksLike: 'webex',
    description: 'text copied from the Webex chat panel',
    pattern:
      /^[^\n]{1,80} 님이 [^\n:]{1,40}: +(?:오전|오후) ?\d{1,2}:\d{2}|^from [^\n]{1,80} to [^\n:]{1,40}: +(?:오전|오후) /m,
  },
  {
    looksLike: 'webvtt',
    description: 'a WebVTT transcript: read it with parseTranscript',
    pattern: /^\ufeff?WEBVTT/,
  },
  {
    looksLike: 'json',
    description: 'JSON: parseRecordingPlayer and parseArchivedChat read the ones of Zoom',
    pattern: /^\ufeff?\s*[[{]["{[\s]/,
  },
  { looksLike: 'html', description: 'an HTML page', pattern: /^\ufeff?\s*<(?:!doctype|html)/i },
  {
    looksLike: 'participants-csv',
    description: 'a participants report: read it with parseParticipants',
    pattern:
      /^\ufeff?(?:Name \(Original Name\)|Name \(original name\)|이름\(원래 이름\)|Meeting ID,|회의 ID,)/m,
  },
  {
    looksLike: 'whatsapp',
    description: 'a WhatsApp export',
    pattern: /^\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d{2}[^\n]{0,12}[\]-] /m,
  },
];

/** Says what a text that has no Zoom header looks like. */
export function recogniseForeign(text: string): ForeignText {
  const head = text.slice(0, HEAD_UNITS);
  if (isBinary(head)) return { looksLike: 'binary', description: 'a binary file' };
  const sign = SIGNS.find(({ pattern }) => pattern.test(head));
  return sign ?? { looksLike: 'text', description: 'text without any header of a Zoom chat' };
}

/** More than a few control characters that no text has. */
function isBinary(head: string): boolean {
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    if (unit === 0) return true;
    if ((unit < 32 && (unit < 9 || unit > 13)) || unit === 0xfffd) odd++;
  }
  return odd * 10 > head.length;
}
