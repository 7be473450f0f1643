import { html } from 'hono/html';
import { layout } from './layout';
import type { Html } from './layout';

const ERRORS = {
  badInput: '이름과 비밀번호를 적어 주세요.',
  wrong: '이름이나 비밀번호가 다릅니다.',
  tooMany: '너무 여러 번 틀렸습니다. 몇 분 뒤에 다시 해 주세요.',
  signedOut: '로그인이 끝났습니다. 다시 들어와 주세요.',
} as const;

/** The way in. */
export function loginPage(sheet: string, error: keyof typeof ERRORS | null, name: string): Html {
  const main = html`<section class="door">
    <h1>어서 오세요</h1>
    <p>보던 것을 이어 보고, 좋아하실 만한 것을 골라 드립니다.</p>
    ${error === null ? '' : html`<p class="error" role="alert">${ERRORS[error]}</p>`}
    <form method="post" action="/login">
      <label for="name">이름</label>
      <input
        id="name"
        name="name"
        value="${name}"
        autocomplete="username"
        maxlength="40"
        required
      />
      <label for="password">비밀번호</label>
      <input
        id="password"
        name="password"
        type="password"
        autocomplete="current-password"
        maxlength="200"
        required
      />
      <button class="button" type="submit">들어가기</button>
    </form>
  </section>`;
  return layout(sheet, '들어가기 · 오늘의 한 편', null, main);
}
