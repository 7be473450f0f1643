import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What the pages tell their scripts. */
export interface PageKeys {
  readonly meetingId: string;
  readonly fileId: string;
  readonly topic: string;
}

/** The page that a link leads to: asks where the player is, and for the passcode if it must. */
export function sharePage({ meetingId, topic }: PageKeys): Page {
  return page(
    topic,
    html`<form hidden>
        <label>Passcode <input id="passcode" type="password" autocomplete="off" /></label>
        <button id="passcode_btn">Watch recording</button>
      </form>
      <p id="problem"></p>`,
    `${playData({ meetingId, fileId: '', topic })}${SHARE_SCRIPT}`,
  );
}

/** The player: asks for the recording and shows its chat. */
export function playerPage(keys: PageKeys): Page {
  return page(keys.topic, html`<ol id="chat"></ol>`, `${playData(keys)}${PLAYER_SCRIPT}`);
}

/** A page without the data that is looked for. */
export function changedPage(): Page {
  return page(
    'Recordings',
    html`<p>Everything is new here.</p>`,
    'window.playback = { version: 3 };',
  );
}

export function signInPage(): Page {
  return page('Sign in', html`<form><input name="email" /><button>Next</button></form>`, '');
}

function page(title: string, body: Page, script: string): Page {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
      </head>
      <body>
        <h1>${title}</h1>
        ${body}
        <script>
          ${raw(script)};
        </script>
      </body>
    </html>`;
}

/** As the site writes it: names without quotes, keys in single ones. */
function playData({ meetingId, fileId, topic }: PageKeys): string {
  const text = JSON.stringify(topic).replaceAll('<', '\\u003c');
  return `window.recordingMobilePlayData = {
  meetingId: '${meetingId}',
  fileId: '${fileId}', // empty until the player is open
  features: { chat: true, speeds: [0.5, 1, 1.5, 2] },
  topic: ${text},
  isFromShare: ${String(fileId === '')},
};
`;
}

const SHARE_SCRIPT = `
const { meetingId } = window.recordingMobilePlayData;
const form = document.querySelector('form');
const tell = (text) => { document.querySelector('#problem').textContent = text; };
const send = async (path, fields) => {
  const body = new URLSearchParams(fields);
  return (await fetch('/nws/recording/1.0/' + path, { method: 'POST', body })).json();
};
const enter = async () => {
  const answer = await (await fetch('/nws/recording/1.0/play/share-info/' + meetingId + location.search)).json();
  const { result } = answer;
  if (!answer.status) tell('This recording is not available');
  else if (result.componentName === 'need-password') {
    form.hidden = false;
    form.onsubmit = async (event) => {
      event.preventDefault();
      const { useWhichPasswd, sharelevel, action } = result;
      const context = await send('validate-context', { meetingId, fileId: '', useWhichPasswd, sharelevel });
      const id = context.result.encryptMeetId;
      const passwd = document.querySelector('#passcode').value;
      const checked = await send('validate-meeting-passwd', { id, passwd, action, recaptcha: '' });
      if (checked.status) await enter();
      else tell('Wrong passcode');
    };
  } else if (result.redirectUrl) location.assign(result.redirectUrl);
  else tell('This recording is not available');
};
enter();
`;

const PLAYER_SCRIPT = `
const { fileId } = window.recordingMobilePlayData;
fetch('/nws/recording/1.0/play/info/' + fileId + location.search)
  .then((answer) => answer.json())
  .then(({ result }) => {
    for (const { senderName, content } of result.xmppList) {
      const line = document.createElement('li');
      line.textContent = senderName + ': ' + content;
      document.querySelector('#chat').append(line);
    }
  })
  .catch(() => {});
`;
