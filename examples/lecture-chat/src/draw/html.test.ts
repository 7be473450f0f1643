import { expect, test } from 'vitest';
import { html, trusted } from './html';
import { messageText } from './message';

test('what is put in is escaped, in text and in attributes', () => {
  const hostile = `</script><img src=x onerror="alert(1)">'&`;
  expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(
    '<p title="&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;">' +
      '&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;</p>',
  );
});

test('markup is put in as it is, lists one after another, nothing for null and false', () => {
  expect(String(html`${html`<b>${1}</b>`}${[trusted('<i>'), null, 'a<b']}${false}`)).toBe(
    '<b>1</b><i>a&lt;b',
  );
});

test('addresses become links that say nothing to the other side', () => {
  expect(String(messageText('노트 https://example.com/?a=1&b="><b>'))).toContain(
    '<a href="https://example.com/?a=1&amp;b=" rel="noopener noreferrer nofollow" target="_blank">',
  );
  expect(String(messageText('javascript:alert(1)'))).not.toContain('<a');
});

test('code keeps its lines in a block of its own', () => {
  expect(String(messageText('보세요\nSELECT 1 < 2;'))).toBe(
    '<p class="talk" dir="auto">보세요</p><pre class="code" dir="ltr"><code>SELECT 1 &lt; 2;</code></pre>',
  );
});
