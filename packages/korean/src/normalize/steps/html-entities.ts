/** The named character references of HTML that occur in Korean web text. */
export const NAMED_ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" },
    ...{ nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009' },
    ...{ shy: '\u00ad', zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f' },
    ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' },
    ...{ laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›', prime: '′', Prime: '″' },
    ...{ hellip: '…', middot: '·', bull: '•', ndash: '–', mdash: '—', tilde: '˜', circ: 'ˆ' },
    ...{ copy: '©', reg: '®', trade: '™', sect: '§', para: '¶', dagger: '†', permil: '‰' },
    ...{ cent: '¢', pound: '£', yen: '¥', euro: '€', deg: '°', plusmn: '±', times: '×' },
    ...{ divide: '÷', minus: '−', frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³' },
    ...{ larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', rArr: '⇒', hArr: '⇔' },
    ...{ ne: '≠', le: '≤', ge: '≥', infin: '∞', sum: '∑', radic: '√', asymp: '≈' },
    ...{ hearts: '♥', spades: '♠', clubs: '♣', diams: '♦', iexcl: '¡', iquest: '¿', micro: 'µ' },
    ...{ eacute: 'é', egrave: 'è', aacute: 'á', agrave: 'à', ntilde: 'ñ', ouml: 'ö', uuml: 'ü' },
    ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', pi: 'π', sigma: 'σ', omega: 'ω' },
  }),
);
