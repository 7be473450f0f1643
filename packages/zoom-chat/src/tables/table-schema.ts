/** Names of the tables, in an order in which they can be loaded. */
export type TableName = 'users' | 'comments' | 'comment_emojis' | 'recomments' | 'recomment_emojis';

/**
 * `key`: 32 hexadecimal digits. `name`: a text of less than 256 characters that may be in an index;
 * compare it exactly (in MySQL `utf8mb4_bin`), or emoji may be all alike.
 * `text`: of any length. `time`: an instant as `2024-05-13T10:00:00.000Z`, or a clock as
 * `10:00:00` where no date is known; some databases want to be told which.
 */
export type ColumnType = 'key' | 'name' | 'text' | 'time' | 'integer';

export interface ColumnSchema {
  readonly type: ColumnType;
  readonly nullable: boolean;
}

export interface TableSchema {
  readonly columns: Readonly<Record<string, ColumnSchema>>;
  readonly primaryKey: readonly string[];
  readonly unique: readonly (readonly string[])[];
  /** Columns that hold the primary key of another table. */
  readonly references: Readonly<Record<string, TableName>>;
}

const key: ColumnSchema = { type: 'key', nullable: false };
const noKey: ColumnSchema = { type: 'key', nullable: true };
const name: ColumnSchema = { type: 'name', nullable: false };
const noName: ColumnSchema = { type: 'name', nullable: true };
const text: ColumnSchema = { type: 'text', nullable: false };
const time: ColumnSchema = { type: 'time', nullable: false };
const integer: ColumnSchema = { type: 'integer', nullable: false };

/**
 * The five tables that `toTables` fills, as plain data to make SQL from. Every table has a primary
 * key, so that an upsert of the same rows changes nothing.
 *
 * `recomments.parent_id` holds a key of `comments` or of `recomments`, so it references neither.
 */
export const TABLE_SCHEMA: Readonly<Record<TableName, TableSchema>> = {
  users: {
    columns: { id: key, name: text, position: noName, email: noName },
    primaryKey: ['id'],
    unique: [['email']],
    references: {},
  },
  comments: {
    columns: { id: key, user_id: key, content: text, time },
    primaryKey: ['id'],
    unique: [],
    references: { user_id: 'users' },
  },
  comment_emojis: {
    columns: { comment_id: key, emoji: name, emoji_count: integer },
    primaryKey: ['comment_id', 'emoji'],
    unique: [],
    references: { comment_id: 'comments' },
  },
  recomments: {
    columns: { id: key, comment_id: noKey, parent_id: noKey, user_id: key, content: text, time },
    primaryKey: ['id'],
    unique: [],
    references: { comment_id: 'comments', user_id: 'users' },
  },
  recomment_emojis: {
    columns: { recomment_id: key, emoji: name, emoji_count: integer },
    primaryKey: ['recomment_id', 'emoji'],
    unique: [],
    references: { recomment_id: 'recomments' },
  },
};
