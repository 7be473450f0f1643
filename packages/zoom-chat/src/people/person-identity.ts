import type { ChatPerson } from '../types.js';

/**
 * What each person is known by in every chat: the bare name. Only namesakes need more, and what
 * tells them apart (group, address, names) may differ from chat to chat.
 */
export function identitiesOf(people: readonly ChatPerson[]): Map<ChatPerson, string> {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    people.map((person) => {
      const { name, group, email, names } = person;
      if (counts.get(name) === 1) return [person, name];
      return [person, `${name}\0${group ?? email ?? [...names].sort().join('\0')}`];
    }),
  );
}
