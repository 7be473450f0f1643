/**
 * What went wrong, in a line for the person who started the program. Drivers may repeat the address
 * that they were given, so its password is taken out wherever it stands.
 *
 * @param error What was thrown.
 * @param database The address of the database, where one was given.
 * @returns The message, without a stack and without a password.
 */
export function describeError(error: unknown, database: string | null): string {
  let message = messageOf(error);
  for (const secret of secretsOf(database)) message = message.replaceAll(secret, '…');
  return message;
}

function messageOf(error: unknown): string {
  // A server with two addresses that answers on neither gives one error for each of them.
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}

/** The password, as it stands in the address and as it is meant. */
function secretsOf(database: string | null): string[] {
  if (database === null || !URL.canParse(database)) return [];
  const { password } = new URL(database);
  return [password, decode(password)].filter((secret) => secret !== '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
