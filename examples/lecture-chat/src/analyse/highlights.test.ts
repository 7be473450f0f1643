import { expect, test } from 'vitest';
import { courseOf } from '../../test/course';
import { longestThreads, topByReactions } from './highlights';
import { busiestSlot, slotsOf } from './participation';

const { posts } = courseOf([
  { from: '1조_김하늘', text: '질문이요', reactions: { '👍': ['2조_이도윤', '3조_송예린'] } },
  { from: '2조_이도윤', text: '네 말씀하세요', to: 0 },
  {
    from: '1조_김하늘',
    text: '커밋을 되돌리고 싶어요',
    to: 1,
    reactions: { '👍🏽': ['4조_한소율'] },
  },
  { from: '3조_송예린', text: 'git revert 쓰시면 돼요', to: 2, wait: 1900 },
  { from: '4조_한소율', text: '오늘도 감사합니다' },
]);

test('messages are ranked by reactions, those without any are left out', () => {
  expect(topByReactions(posts, 10).map((post) => [post.reactionCount, post.message.text])).toEqual([
    [2, '질문이요'],
    [1, '커밋을 되돌리고 싶어요'],
  ]);
});

test('a thread counts replies to replies', () => {
  expect(longestThreads(posts, 10)).toMatchObject([
    { size: 3, root: { message: { text: '질문이요' } } },
  ]);
});

test('slots are ten minutes, silent ones included', () => {
  const slots = slotsOf(posts);
  expect(slots.map(({ messages, replies }) => messages + replies)).toEqual([3, 0, 0, 2]);
  expect(slots[0]).toEqual({ start: 9 * 3600, messages: 1, replies: 2, reactions: 3 });
  expect(busiestSlot(slots)?.start).toBe(9 * 3600);
  expect(slotsOf([])).toEqual([]);
});
