import { isNamedWhole } from '../sheet/headings.ts'

/** A name's middle dot as people type it; a bullet stands before its line. */
export function withMiddleDots(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han})[•‧・･∙⋅](?=\p{Script=Han})/gu, '·')
}

/** Lines of a letter that say whom it is for: 「县委人才办：」. */
export function addressed(text: string): readonly string[] {
  return (text.match(ADDRESSED) ?? []).filter((line) => !isLabel(line.replace(/[:：]\s*$/u, '')))
}

/** No employer's: that is addressed where somebody may come to it. */
const ADDRESSED =
  /^[^\n:：，,。]{0,24}(?:人才办|人才工作[^\n:：，,。]{0,8}|组织部|办公室|领导小组|部门|领导)[:：][^\S\n]*$/gmu

/** The cells of a form, each label with what stands behind it: 「姓名」「林若衡」「性别」「女」, parted by tabs or blanks. */
export function labelsOfForm(text: string): string {
  const lines = text.split('\n').map((line) => ({ line, words: wholeLabels(line.trim().split(/\s+/u)) }))
  const isForm = lines.some(({ words }) => words.length > 1 && words[0] === '姓名')
  return lines
    .map(({ line, words }) => {
      const cells = line.split('\t').filter((cell) => cell.trim() !== '')
      if (cells.length > 1) return paired(cells)
      return isForm && words.length > 1 && isLabel(words[0]) ? paired(valuesInOne(words)) : line
    })
    .join('\n')
}

function isLabel(cell = ''): boolean {
  return isNamedWhole('roster', cell) || OF_NO_FIELD.test(cell)
}

const OF_NO_FIELD =
  /^(?:籍贯|出生地|(?:现|家庭)?住址|(?:通讯|联系)?地址|(?:电子)?邮箱|健康状况|婚姻状况|特长|户籍|曾用名|入党时间|参加工作时间)$/u

function paired(cells: readonly string[]): string {
  return cells
    .flatMap((cell, at) => {
      const before = cells[at - 1]
      const isValue = before !== undefined && isLabel(before) && !isLabel(cell)
      if (isValue) return []
      const next = cells[at + 1]
      return isLabel(cell) && next !== undefined && !isLabel(next) ? `${cell}：${next}` : isLabel(cell) ? [] : cell
    })
    .join('\n')
}

/** 「姓 名」 is one label. */
function wholeLabels(words: readonly string[]): readonly string[] {
  const made: string[] = []
  for (let at = 0; at < words.length;) {
    const single = words.slice(at, at + 6).findIndex((word) => !/^\p{Script=Han}$/u.test(word))
    const most = single < 0 ? 6 : single
    const length = [6, 5, 4, 3, 2].find((some) => some <= most && isLabel(words.slice(at, at + some).join(''))) ?? 1
    made.push(words.slice(at, at + length).join(''))
    at += length
  }
  return made
}

/** What stands behind a label up to the next one, its blanks kept. */
function valuesInOne(words: readonly string[]): readonly string[] {
  return words.reduce<string[]>((cells, word) => {
    const last = cells.at(-1)
    if (last === undefined || isLabel(word) || isLabel(last)) return [...cells, word]
    return [...cells.slice(0, -1), `${last} ${word}`]
  }, [])
}
