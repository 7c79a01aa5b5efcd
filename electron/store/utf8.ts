/** UTF-8 needs at most three bytes for each of a string's units. */
export const UTF8_BYTES_A_UNIT = 3
