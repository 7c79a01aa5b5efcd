/** What words say, under the heading that it would have in a list. */
export type Pair = readonly [heading: string, value: string]

/** What sentences in English say of their writer, or of whom they introduce, and the words without that. */
export function saidInEnglish(text: string): { readonly pairs: readonly Pair[]; readonly rest: string } {
  // Of whom nothing more is said is only mentioned.
  const [meant, other] =
    INTRODUCED.test(text) && SPOKEN_OF.test(text) ? [OF_ANOTHER, OF_WRITER] : [OF_WRITER, OF_ANOTHER]
  const pairs: Pair[] = []
  let rest = text
  const cut = (found: RegExpExecArray) => {
    rest = `${rest.slice(0, found.index)}\n${rest.slice(found.index + found[0].length)}`
  }
  for (const [heading, pattern] of [...meant, MAIL]) {
    const found = pairs.some(([said]) => said === heading) ? null : pattern.exec(rest)
    const value = (found?.groups?.['value'] ?? '').replaceAll(/\s+/gu, ' ').trim()
    if (!found || value === '') continue
    pairs.push([heading, value])
    if (found.groups?.['post']) pairs.push(['职务', found.groups['post'].trim()])
    cut(found)
  }
  if (!pairs.some(([heading]) => heading === '姓名')) return { pairs: [], rest: text }
  for (const [, pattern] of other) {
    const found = pattern.exec(rest)
    if (!found) continue
    pairs.push(['备注', found[0].replace(/^(?:and|or)\s+/iu, '').trim()])
    cut(found)
  }
  return { pairs, rest: rest.replaceAll(LEFT, '') }
}

const WORD = String.raw`\p{Lu}[\p{L}'’-]+`
const TITLE = String.raw`(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor)\.?\s+)?`
/** Two words at least: 「I am Chinese」 names nobody. */
const NAME = String.raw`(?<value>${WORD}(?:\s+(?:\p{Lu}\.|${WORD}|(?:de|da|van|von|der|bin|al)(?=\s)))*\s+${WORD})`
const NUMBER = String.raw`(?:no\.?|number)\s*(?:is|:)?\s*`
const HIS = '(?:[Hh]is|[Hh]er)'
/** Letters that an employer writes for its people. */
const INTRODUCED = new RegExp(
  String.raw`(?:\b${HIS}\s+(?:full\s+)?name\s+is|\b(?:colleague|employee|candidate|staff\s+member)s?,?|\b[Bb]ehalf\s+of)\s+${TITLE}${NAME}`,
  'u',
)
const SPOKEN_OF =
  /\b(?:(?:his|her)\s+(?:full\s+)?(?:name|mobile|phone|telephone|cell|passport|identity|ID|residence|talent|service|card)|s?he\s+(?:\w+\s+)?(?:works|working|employed))\b/iu

type Sayings = readonly (readonly [heading: string, pattern: RegExp])[]

/** What sentences say in one person: each with what it takes as a subject, an object and an owner. */
function sayingsOf(I: string, me: string, my: string): Sayings {
  const own = String.raw`\b(?:and\s+)?${my}\s+`
  const call = String.raw`\b(?:please\s+)?(?:call|phone|ring|text|reach|contact)\s+${me}\s+(?:on|at|by|via|through)`
  const phone = String.raw`(?:mobile|phone|telephone|cell)(?:\s+phone)?(?:\s+(?:number|no\.?))?\s*(?:is|:)`
  const works = String.raw`\b(?:and\s+)?${I}\s+(?:currently\s+|now\s+)?(?:works?|(?:am|is)\s+(?:working|employed))`
  const employer = String.raw`(?<value>\p{Lu}.*?|\p{Script=Han}+?)(?:\s+as\s+(?:an?\s+|the\s+)?(?<post>[^,.;\n]+?))?`
  const end = String.raw`(?=\s*(?:[;\n]|,(?!\s*(?:Ltd|Inc|LLC))|\.(?=\s+\p{Lu}|\s*$|\s*\n)|\s+and\s+(?:${my}|${I})\b|$))`
  return [
    [
      '工作单位',
      new RegExp(
        String.raw`(?:${works}|\b(?:currently\s+)?(?:working|employed))\s+(?:at|for|in|with|by)\s+(?:the\s+)?${employer}${end}`,
        'u',
      ),
    ],
    [
      'Card no.',
      new RegExp(String.raw`${own}(?:talent\s+|service\s+)*card\s+${NUMBER}(?<value>[A-Z\d][A-Z\d-]*\d)`, 'iu'),
    ],
    ['护照号', new RegExp(String.raw`${own}passport\s+${NUMBER}(?<value>[A-Z]{0,3}\d{6,9})`, 'iu')],
    [
      '身份证号',
      new RegExp(
        String.raw`${own}(?:identity|ID|residence|resident)(?:\s+(?:card|permit))?\s+${NUMBER}(?<value>[A-Z]{3}\d{12}|\d{17}[\dX])`,
        'iu',
      ),
    ],
    ['电话', new RegExp(String.raw`(?:${call}|${own}${phone})\s*(?<value>\+?\d[\d\s()-]{5,18}\d)`, 'iu')],
  ]
}

const OF_WRITER: Sayings = [
  [
    '姓名',
    new RegExp(String.raw`\b(?:[Mm]y\s+(?:full\s+)?name\s+is|I\s+am|I['’]m|[Tt]his\s+is)\s+${TITLE}${NAME}`, 'u'),
  ],
  ...sayingsOf('I', '(?:me|us)', '[Mm]y'),
  ['工作单位', /(?<=\n\s*|^\s*)from\s+the\s+(?<value>\p{Lu}[^,.;\n]*)/u],
]
const OF_ANOTHER: Sayings = [['姓名', INTRODUCED], ...sayingsOf('(?:[Hh]e|[Ss]he)', '(?:him|her)', HIS)]

const MAIL: Sayings[number] = [
  'E-mail',
  /(?:\b(?:or\s+|and\s+)?(?:my\s+e-?mail(?:\s+address)?\s+is|(?:e-?mail|write\s+to)(?:\s+me)?(?:\s+(?:at|on))?)\s*:?\s*)?(?<value>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/iu,
]

/** Stops and joints between what was said. */
const LEFT = /(?<=^|\n)[\s,.;]+|(?<=^|\n)(?:and|or)\b[\s,]*(?=\n|$)|\.(?=\s*(?:\n|$))/gu
