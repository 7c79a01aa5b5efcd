import { MEANT_EMPTY } from './texts.ts'

/** The posts and titles of a cell that holds either or both. */
export function ranksIn(text: string): { readonly titles: readonly string[]; readonly posts: readonly string[] } {
  // A word may be broken to fit its column.
  const lines = text.replaceAll(/(?<=[高中初特]级)\s*\n\s*/gu, '').split(/\s*\n\s*/u)
  const said = lines.every((line) => TITLE.test(line) || POST.test(line)) ? lines.join('、') : lines.join('')
  const parts = said
    .split(/[/、，,；;|]/u)
    .flatMap((part) => partedBoth(part.trim()))
    .filter((part) => part !== '' && !MEANT_EMPTY.test(part))
  return { titles: parts.filter((part) => TITLE.test(part)), posts: parts.filter((part) => !TITLE.test(part)) }
}

/** 「副院长（主任医师）」 and 「副院长 主任医师」 are both; 「研究员（二级）」 is one. */
function partedBoth(said: string): readonly string[] {
  const parts = said.split(/\s+|\s*[(（]|[)）]$/u).filter((part) => part !== '')
  const areBoth = parts.some((part) => TITLE.test(part)) && parts.some((part) => !TITLE.test(part))
  return areBoth && parts.every((part) => TITLE.test(part) || POST.test(part)) ? parts : [said]
}

const TITLE = /(师|员|授|技工|士|高工|高级|中级|初级|正高|副高|职称)$|级教师|研究员|工程师|教授|技师|医师|农艺师/u
const POST = /(?:长|主任|书记|经理|总监|主席|主管|负责人|干部)$/u
