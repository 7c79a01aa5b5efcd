/** What closes may not begin a line, what opens may not end one (GB/T 15834-2011, 5.1). */
const CLOSING = /^[，。、；：？！）》」』】〕”’…—％‰℃,.;:!?)\]}%]+$/u
const OPENING = /^[（《「『【〔“‘([{]+$/u
/**
 * A word or number stays whole, a double name (Müller-Meier) may be parted behind its hyphen; everything else may be parted
 * sign by sign, blanks go with what they end.
 */
const PIECES =
  /[\p{Script=Latin}\p{Nd}\x21-\x7e](?:(?!(?<=\p{Ll}-)\p{Script=Latin})[\p{Script=Latin}\p{Nd}\x21-\x7e])* *|\p{L}\p{M}+|[\s\S]/gu

/** Text in pieces between which a line may end. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let opened = ''
  for (const [piece] of text.matchAll(PIECES)) {
    const last = pieces.length - 1
    if (CLOSING.test(piece) && opened === '' && last >= 0) pieces[last] += piece
    else if (OPENING.test(piece)) opened += piece
    else {
      pieces.push(opened + piece)
      opened = ''
    }
  }
  if (opened !== '') pieces.push(opened)
  return pieces
}

/**
 * Lines no wider than `widthAt` says of each; a piece that is wider than its line is parted sign by sign, and blanks at
 * the end of a line are no part of it. Text without a sign is one line.
 */
export function linesOf(
  text: string,
  { widthOf, widthAt }: { readonly widthOf: (text: string) => number; readonly widthAt: (line: number) => number },
): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
    width = 0
  }
  const put = (piece: string, wide: number) => {
    line += piece
    width += wide
  }
  for (const piece of piecesOf(text)) {
    const [wide, seen] = [widthOf(piece), widthOf(piece.trimEnd())]
    if (width + seen <= widthAt(lines.length)) {
      put(piece, wide)
      continue
    }
    if (line !== '') end()
    if (seen <= widthAt(lines.length)) {
      put(piece, wide)
      continue
    }
    for (const sign of piece) {
      const one = widthOf(sign)
      if (line !== '' && width + one > widthAt(lines.length)) end()
      put(sign, one)
    }
  }
  if (line !== '' || lines.length === 0) end()
  return lines
}
