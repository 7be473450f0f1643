/** JSON's grammar of numbers, for texts that hold one; what engines call a number has more forms. */
export const NUMBER_PATTERN = '-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?';
