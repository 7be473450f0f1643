import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { learn, undo } from '../member/member-state';
import type { MemberState } from '../member/member-state';
import type { MemberStore } from '../member/member-store';
import type { Recommender, Taste } from '../pick/recommender';
import { activityId, asked, language as languageName, memberName } from './input';
import { activityPage } from './pages/activity-page';
import { homePage } from './pages/home-page';
import type { HomeView } from './pages/home-page';
import { hueOf, layout } from './pages/layout';
import type { MemberView } from './pages/member-panel';
import type { CategoryShare } from './pages/share-bars';
import { WORDING } from './pages/wording';
import type { Language } from './pages/wording';

/** What the pages need. */
export interface Services {
  readonly recommender: Recommender;
  readonly store: MemberStore<MemberState>;
}

/** Activities on the first page. */
const PLACES = 12;
/** Categories on the page of an activity. */
const SHOWN = 3;
const YEAR = 365 * 24 * 3600;
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** The pages: reading by GET changes nothing, whatever a model learns or forgets comes by POST. */
export function createApp({ recommender, store }: Services): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });
  // A form on another site must not teach a member's model.
  app.use(csrf());
  app.use(bodyLimit({ maxSize: 10_000 }));

  app.get('/', async (c) => {
    const wish = asked.safeParse({
      q: c.req.query('q'),
      c: c.req.queries('c'),
      notice: c.req.query('notice'),
    });
    if (!wish.success) return failure(c, 400);
    const { q: query, notice } = wish.data;
    const interests = recommender.categories.filter((name) => wish.data.c.includes(name));
    const member = await memberOf(c, store);
    const request = { query, interests, taste: tasteOf(member) };
    const view: HomeView = {
      language: languageOf(c),
      categories: recommender.categories,
      query,
      interests,
      member: viewOf(member, recommender),
      shares: sharesOf(
        recommender.shares(request),
        member && recommender.shares({ ...request, taste: null }),
      ),
      picks: recommender.picks(request, PLACES),
      basis: basisOf(query !== '' || interests.length > 0, (member?.state.count ?? 0) > 0),
      known: query === '' ? null : recommender.known(query),
      notice,
    };
    return c.html(homePage(view));
  });

  app.get('/activities/:id', async (c) => {
    const activity = activityOf(c);
    if (activity === null) return failure(c, 404);
    const member = await memberOf(c, store);
    const model = member?.state.model ?? null;
    const { title } = activity;
    const shares = sharesOf(recommender.read(title, model), model && recommender.read(title, null));
    const counted = c.req.query('counted');
    return c.html(
      activityPage({
        language: languageOf(c),
        categories: recommender.categories,
        activity,
        member: viewOf(member, recommender),
        shares: shares.slice(0, SHOWN),
        reasons: recommender.reasons(activity),
        counted:
          model === null || counted === undefined ? null : counted === '0' ? 0 : model.weight,
      }),
    );
  });

  app.post('/activities/:id/view', async (c) => {
    const activity = activityOf(c);
    if (activity === null) return failure(c, 404);
    const name = nameOf(c);
    const page = `/activities/${activity.id}`;
    if (name === null) return c.redirect(page, 303);
    const id = randomUUID();
    const state = await store.update(name, (before) => learn(before, id, activity));
    const isCounted = state.recent.some((view) => view.id === id);
    return c.redirect(`${page}?counted=${isCounted ? 1 : 0}`, 303);
  });

  app.post('/member', async (c) => {
    const name = memberName.safeParse((await c.req.parseBody()).name);
    if (!name.success) return failure(c, 400);
    setCookie(c, 'member', name.data, { ...COOKIE, maxAge: YEAR });
    return c.redirect('/', 303);
  });
  app.post('/member/leave', (c) => {
    deleteCookie(c, 'member');
    return c.redirect('/', 303);
  });
  app.post('/member/undo', async (c) => {
    const { view } = await c.req.parseBody();
    const name = nameOf(c);
    if (name === null || typeof view !== 'string') return failure(c, 400);
    await store.update(name, (before) => undo(before, view));
    return c.redirect('/?notice=undone', 303);
  });
  app.post('/member/forget', async (c) => {
    const name = nameOf(c);
    if (name === null) return failure(c, 400);
    await store.update(name, () => ({ model: recommender.base.member(), count: 0, recent: [] }));
    return c.redirect('/', 303);
  });

  app.notFound((c) => failure(c, 404));

  function activityOf(c: Context) {
    const id = activityId.safeParse(c.req.param('id'));
    return id.success ? recommender.activity(id.data) : null;
  }

  return app;
}

const COOKIE = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;

interface Member {
  readonly name: string;
  readonly state: MemberState;
}

function nameOf(c: Context): string | null {
  const name = memberName.safeParse(getCookie(c, 'member'));
  return name.success ? name.data : null;
}

async function memberOf(c: Context, store: MemberStore<MemberState>): Promise<Member | null> {
  const name = nameOf(c);
  return name === null ? null : { name, state: await store.read(name) };
}

/** The language asked for, and kept from then on. */
function languageOf(c: Context): Language {
  const wanted = languageName.safeParse(c.req.query('lang'));
  if (wanted.success) setCookie(c, 'lang', wanted.data, { ...COOKIE, maxAge: YEAR });
  return wanted.data ?? languageName.catch('ko').parse(getCookie(c, 'lang'));
}

function tasteOf(member: Member | null): Taste | null {
  if (member === null) return null;
  const { model, recent } = member.state;
  return { model, viewed: recent.map(({ activity }) => activity) };
}

function viewOf(member: Member | null, recommender: Recommender): MemberView | null {
  if (member === null) return null;
  const { model, count, recent } = member.state;
  return {
    name: member.name,
    views: count,
    bytes: count === 0 ? 0 : model.toBytes().length,
    words: recommender.learnt(model).map(({ word, category }) => ({
      word,
      hue: hueOf(recommender.categories, category),
    })),
    last: recent.at(-1)?.id ?? null,
  };
}

function sharesOf(
  shares: ReadonlyMap<string, number>,
  everybody: ReadonlyMap<string, number> | null,
): CategoryShare[] {
  return [...shares]
    .map(([name, share]) => ({ name, share, everybody: everybody?.get(name) ?? null }))
    .sort((a, b) => b.share - a.share);
}

function basisOf(isAsked: boolean, hasViews: boolean): HomeView['basis'] {
  if (isAsked) return hasViews ? 'memberAsked' : 'asked';
  return hasViews ? 'member' : 'everybody';
}

function failure(c: Context, status: 400 | 404) {
  const language = languageOf(c);
  const words = WORDING[language];
  const message = status === 404 ? words.notFound : words.badInput;
  const main = html`<p class="notice">
    ${message} <a class="button plain" href="/">${words.back}</a>
  </p>`;
  return c.html(layout(language, words.title, '/', main), status);
}
