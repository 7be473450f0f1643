/** JSON's grammar of numbers, which times since the epoch have, in texts as well. */
export const JSON_NUMBER_PATTERN = '-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?';

/** What `number()` reads as well where a text holds it; what engines call a number has more forms. */
export const NUMBER_PATTERN = '[ \\t\\r\\n]*[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?[ \\t\\r\\n]*';
