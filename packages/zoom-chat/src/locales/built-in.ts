import type { ZoomChatLocale } from './locale.js';

/**
 * The languages that exports were seen in, Korean first. Clients write the header in the language
 * of the computer that saves, replies and reactions in that of the person who sent them, so a
 * Korean class has `발신자` headers over `Reacted to` lines. No Korean wording of replies and
 * reactions is known yet: Korean clients write the English one.
 */
export const BUILT_IN_LOCALES: readonly ZoomChatLocale[] = [
  {
    locale: 'ko',
    header: {
      from: ['발신자', '시작', '송신자', ''],
      to: ['수신자'],
      everyone: ['모두에게', '모두', '모든 사람'],
      panelists: ['모든 패널리스트'],
      hostsAndPanelists: ['호스트 및 패널리스트'],
      me: ['나에게', '나'],
      direct: ['비공개로', '개인 메시지', '다이렉트 메시지'],
    },
    panel: ['{sender}에서 {recipient}', '{sender}님이 {recipient}'],
  },
  {
    locale: 'en',
    header: {
      from: ['From', 'from'],
      to: ['to', 'To'],
      everyone: ['Everyone', 'everyone', 'Everyone in Meeting', 'Everyone in Waiting Room'],
      panelists: ['All panelists', 'All Panelists'],
      hostsAndPanelists: ['Hosts and panelists', 'Hosts and Panelists'],
      me: ['Me', 'me', 'You'],
      direct: ['Direct Message', 'Privately', 'privately'],
    },
    panel: [
      'From {sender} to {recipient}',
      'from {sender} to {recipient}',
      'From {sender}',
      'from {sender}',
      '{sender}  to  {recipient}',
      '{sender} to {recipient}',
    ],
    lines: {
      reply: ['Replying to "{quote}"'],
      reaction: ['Reacted to "{quote}" with {emoji}'],
      reactionRemoved: ['Removed a {emoji} reaction from "{quote}"'],
      quickAdd: ['add {emoji}'],
      quickRemove: ['remove {emoji}'],
    },
  },
  {
    locale: 'ja',
    header: {
      from: ['開始'],
      // Some versions translate "to" as "end".
      to: ['に', '終了'],
      everyone: ['全員', '皆様'],
      direct: ['ダイレクトメッセージ'],
    },
  },
  {
    locale: 'zh-TW',
    header: { from: [''], to: ['對'], everyone: ['所有人'] },
  },
  {
    locale: 'zh-CN',
    lines: { reply: ['正在回复 "{quote}"'], reaction: ['已使用{emoji}回应"{quote}"'] },
  },
  {
    locale: 'de',
    header: {
      from: ['Von'],
      to: ['an', 'An'],
      everyone: ['Alle', 'alle'],
      direct: ['Direktnachricht'],
    },
    panel: ['Von {sender} an {recipient}'],
    lines: {
      reply: ['Antworten auf "{quote}"'],
      reaction: ['Hat auf "{quote}" mit {emoji} reagiert'],
    },
  },
  {
    locale: 'es',
    header: { from: ['De'], to: ['a', 'A'], everyone: ['Todos', 'todos'] },
    lines: {
      reply: ['Respondiendo a "{quote}"'],
      reaction: ['Se ha reaccionado a "{quote}" con {emoji}'],
    },
  },
  {
    locale: 'fr',
    lines: {
      reply: ['Répondre à "{quote}"'],
      reaction: ['A réagi à "{quote}" avec {emoji}'],
    },
  },
  {
    locale: 'nl',
    lines: {
      reply: ['Antwoord verzenden naar "{quote}"'],
      reaction: ['Heeft gereageerd op "{quote}" met {emoji}'],
    },
  },
  {
    locale: 'uk',
    header: { from: ['Від'], to: ['до', 'До'], everyone: ['Всі'] },
    lines: { reply: ['Відповідь на "{quote}"'] },
  },
  {
    locale: 'ru',
    header: { from: ['От'], to: ['кому', 'Кому'], everyone: ['Все'] },
    lines: { reply: ['Ответ на "{quote}"'] },
  },
];
