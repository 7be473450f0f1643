import { html } from 'hono/html';
import type { Html } from './chart';

/** A table whose first column is a name, the others figures; a wide one is moved sideways by hand. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${header.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((text) => html`<td>${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
