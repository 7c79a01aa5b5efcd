/** `born_on` → `bornOn`; the commit number `_seq` → `seq`. */
export function camelCase(column: string): string {
  return column === '_seq' ? 'seq' : column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
