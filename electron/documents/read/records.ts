/** Fields of a record that are told: no program of tables has as many columns. */
const FIELDS_LIMIT = 100_000
/** No program of tables keeps a longer text in a cell than 32,767 signs; a file without line ends is none of a list. */
const FIELD_LIMIT = 1_000_000

/**
 * The records of delimited text (RFC 4180), whose fields may hold line ends and doubled quotes inside of quotes; a blank
 * line is a record of one empty field. It goes through the text once, where the library at hand looks for the next line
 * end from every row to the end of what it holds. Throws a RangeError where a field never ends.
 */
export function* recordsOf(text: Iterable<string>, delimiter: string): Generator<string[], void, void> {
  let record: string[] = []
  let field = ''
  let state = 'start' as 'start' | 'plain' | 'quoted' | 'quote-in-quoted'
  let wasReturn = false
  const endField = () => {
    if (record.length < FIELDS_LIMIT) record.push(field)
    field = ''
    state = 'start'
  }
  for (const part of text) {
    let from = 0
    for (let at = 0; at < part.length; at += 1) {
      const sign = part.charAt(at)
      const isSecondOfLineEnd = wasReturn && sign === '\n'
      wasReturn = false
      if (state === 'quoted') {
        if (sign !== '"') continue
        field += part.slice(from, at)
        state = 'quote-in-quoted'
      } else if (state === 'quote-in-quoted' && sign === '"') {
        from = at
        state = 'quoted'
      } else if (sign === delimiter || sign === '\n' || sign === '\r') {
        if (isSecondOfLineEnd) {
          from = at + 1
          continue
        }
        if (state === 'plain') field += part.slice(from, at)
        endField()
        from = at + 1
        if (sign === delimiter) continue
        wasReturn = sign === '\r'
        yield record
        record = []
      } else if (state === 'start' && sign === '"') {
        from = at + 1
        state = 'quoted'
      } else if (state !== 'plain') {
        // A quote in the middle of a field, or signs behind the closing one, are what somebody typed.
        from = at
        state = 'plain'
      }
    }
    if (state === 'plain' || state === 'quoted') field += part.slice(from)
    if (field.length > FIELD_LIMIT) throw new RangeError('A field is longer than any list has')
  }
  if (state === 'quoted') throw new RangeError('A quote is never closed')
  if (record.length > 0 || field !== '' || state !== 'start') {
    record.push(field)
    yield record
  }
}
