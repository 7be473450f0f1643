import type { ZoomChatLocale } from '../locales/locale.js';
import { cleanName } from '../people/name.js';
import { type Address, type HeaderReader, NO_ADDRESS } from './header.js';
import type { RecipientReader } from './recipient.js';

/** Panel headers are short; longer lines are text. */
const MAX_PANEL_HEADER = 256;

const CLOCK =
  /[(（]?(\d{1,2}):(\d{2})(?:[ \u00a0\u202f]?(AM|PM|am|pm|오전|오후|上午|下午|午前|午後))?[)）]?$/;
const AFTERNOON = new Set(['PM', 'pm', '오후', '下午', '午後']);

/** A template cut at its holes: before the sender, between, and whether a recipient follows. */
interface PanelTemplate {
  readonly locale: string;
  readonly before: string;
  readonly between: string | null;
}

/**
 * Text copied from the chat panel: `From A to Everyone: (2:11 pm)`, `From A to Everyone:  09:48 AM`,
 * `A  to  Everyone 10:12 AM`, `이도윤님이 모두에게 11:31 AM`; the text stands on the next lines.
 */
export class PanelHeaderReader implements HeaderReader {
  seconds = 0;
  address: Address = NO_ADDRESS;
  bodyStart = 0;
  readonly indent = ' ';
  private readonly templates: readonly PanelTemplate[];
  private readonly recipients: RecipientReader;

  constructor(locales: readonly ZoomChatLocale[], recipients: RecipientReader) {
    this.recipients = recipients;
    this.templates = locales.flatMap(({ locale, panel }) =>
      (panel ?? []).map((template) => {
        const [before = '', rest = ''] = template.split('{sender}');
        const between = rest.endsWith('{recipient}') ? rest.slice(0, -'{recipient}'.length) : null;
        return { locale, before, between };
      }),
    );
  }

  read(text: string, start: number, end: number): boolean {
    if (end - start > MAX_PANEL_HEADER || end - start < 6) return false;
    const line = text.slice(start, end).trimEnd();
    const clock = CLOCK.exec(line);
    if (clock === null) return false;
    const hour = Number(clock[1]);
    const minute = Number(clock[2]);
    const meridiem = clock[3];
    if (minute > 59 || hour > (meridiem === undefined ? 23 : 12)) return false;
    const address = this.readAddress(line.slice(0, clock.index).trimEnd());
    if (address === null) return false;
    const hours = meridiem === undefined ? hour : (hour % 12) + (AFTERNOON.has(meridiem) ? 12 : 0);
    this.seconds = hours * 3600 + minute * 60;
    this.address = address;
    this.bodyStart =
      text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
    return true;
  }

  private readAddress(raw: string): Address | null {
    const head = raw.replace(/:$/, '');
    for (const { locale, before, between } of this.templates) {
      if (!head.startsWith(before)) continue;
      const named = head.slice(before.length);
      if (between === null) {
        // "from NAME (privately)": to the one who copied.
        const direct = this.recipients.known(named);
        if (direct?.kind !== 'direct' || direct.name === undefined) continue;
        return { sender: direct.name, recipient: { kind: 'direct' }, isProven: true, locale };
      }
      const at = named.lastIndexOf(between);
      if (at < 1) continue;
      // A particle is glued to the name: with a blank before it, it is the panel of Webex.
      if (!between.startsWith(' ') && named.charCodeAt(at - 1) === 32) continue;
      const written = named.slice(at + between.length);
      const known = this.recipients.known(written);
      // A person is believed in only with a word before the sender or two blanks around the "to".
      const isMarked = before !== '' || between.startsWith('  ');
      if (known === null && (!isMarked || written.trim() === '')) continue;
      const sender = cleanName(named.slice(0, at));
      if (sender === '') continue;
      return { sender, recipient: known ?? this.recipients.read(written), isProven: true, locale };
    }
    return null;
  }
}
