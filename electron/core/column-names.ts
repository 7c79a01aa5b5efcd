const known = new Map<string, string>()

/** `born_on` → `bornOn`; the commit number `_seq` → `seq`. */
export function camelCase(column: string): string {
  let name = known.get(column)
  if (name === undefined) {
    name = column === '_seq' ? 'seq' : column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    known.set(column, name)
  }
  return name
}
