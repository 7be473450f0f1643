import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

type Page = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What the pages tell their scripts. */
export interface PageKeys {
  readonly meetingId: string;
  readonly fileId: string;
  readonly topic: string;
}

/** The page that a link leads to: asks where the player is, and goes there, or for the passcode. */
export function sharePage({ meetingId, topic }: PageKeys): Page {
  const script = `${playData({ meetingId, fileId: '', topic })}${SHARE_SCRIPT}`;
  return page(topic, html`<p id="problem"></p>`, script);
}

/** Asks for a passcode and goes back to where the visitor came from. */
export function passcodePage(): Page {
  const form = html`<form>
      <label>Passcode <input id="passcode" type="password" autocomplete="off" /></label>
      <button id="passcode_btn">Watch recording</button>
    </form>
    <p id="problem"></p>`;
  return page('Passcode', form, PASSCODE_SCRIPT);
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
fetch('/nws/recording/1.0/play/share-info/' + meetingId + location.search)
  .then((answer) => answer.json())
  .then(({ status, result }) => {
    if (!status || !result.redirectUrl) {
      document.querySelector('#problem').textContent = 'This recording is not available';
    } else if (result.componentName === 'need-password') {
      const back = new URLSearchParams({ ...result, originRequestUrl: location.href });
      location.replace(result.redirectUrl + '?' + back);
    } else location.replace(result.redirectUrl);
  });
`;

const PASSCODE_SCRIPT = `
const asked = Object.fromEntries(new URLSearchParams(location.search));
const send = async (path, fields) => {
  const body = new URLSearchParams(fields);
  return (await fetch('/nws/recording/1.0/' + path, { method: 'POST', body })).json();
};
document.querySelector('form').onsubmit = async (event) => {
  event.preventDefault();
  const { meetingId, useWhichPasswd, sharelevel, action, originRequestUrl } = asked;
  const context = await send('validate-context', { meetingId, fileId: '', useWhichPasswd, sharelevel });
  const id = context.result.encryptMeetId;
  const passwd = document.querySelector('#passcode').value;
  const checked = await send('validate-meeting-passwd', { id, passwd, action, recaptcha: '' });
  if (checked.status) location.replace(originRequestUrl);
  else document.querySelector('#problem').textContent = 'Wrong passcode';
};
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
