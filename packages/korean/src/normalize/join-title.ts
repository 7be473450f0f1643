/**
 * Joins the title and the content of a post to one text, a line each, so that the title is a
 * sentence of its own. Either may be empty.
 *
 * @example joinTitle('질문이요', '배포가 안 돼요'); // '질문이요\n배포가 안 돼요'
 */
export function joinTitle(title: string, content: string): string {
  const head = title.trim();
  const body = content.trim();
  return head === '' || body === '' ? head + body : `${head}\n${body}`;
}
