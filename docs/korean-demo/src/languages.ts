/** A language of the page. */
export type Language = 'ko' | 'en';

/** The language that the address asks for (`?lang=en`), else the first the reader likes that is here. */
export function firstLanguage(search: string, liked: readonly string[]): Language {
  const asked = new URLSearchParams(search).get('lang');
  for (const tag of [asked ?? '', ...liked]) {
    const language = tag.slice(0, 2).toLowerCase();
    if (language === 'ko' || language === 'en') return language;
  }
  return 'en';
}

/** Shows the page in a language; the address keeps it. */
export function showLanguage(language: Language, buttons: Iterable<HTMLButtonElement>): void {
  document.documentElement.lang = language;
  for (const button of buttons) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  const url = new URL(location.href);
  if (url.searchParams.get('lang') === language) return;
  url.searchParams.set('lang', language);
  history.replaceState(null, '', url);
}
