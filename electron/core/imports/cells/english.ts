/** What words say, under the heading that it would have in a list. */
export type Pair = readonly [heading: string, value: string]

/** What sentences in English say of their writer, and the words without that. */
export function saidInEnglish(text: string): { readonly pairs: readonly Pair[]; readonly rest: string } {
  const pairs: Pair[] = []
  let rest = text
  for (const [heading, pattern] of SAID) {
    const found = pairs.some(([said]) => said === heading) ? null : pattern.exec(rest)
    const value = (found?.groups?.['value'] ?? '').replaceAll(/\s+/gu, ' ').trim()
    if (!found || value === '') continue
    pairs.push([heading, value])
    if (found.groups?.['post']) pairs.push(['职务', found.groups['post'].trim()])
    rest = `${rest.slice(0, found.index)}\n${rest.slice(found.index + found[0].length)}`
  }
  if (!pairs.some(([heading]) => heading === '姓名')) return { pairs: [], rest: text }
  return { pairs, rest: rest.replaceAll(LEFT, '') }
}

const WORD = String.raw`\p{Lu}[\p{L}'’-]+`
const TITLE = String.raw`(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor)\.?\s+)?`
/** Two words at least: 「I am Chinese」 names nobody. */
const NAME = String.raw`(?<value>${WORD}(?:\s+(?:\p{Lu}\.|${WORD}|(?:de|da|van|von|der|bin|al)(?=\s)))*\s+${WORD})`
const NUMBER = String.raw`(?:no\.?|number)\s*(?:is|:)?\s*`
const BEFORE_PHONE = String.raw`(?:(?:please\s+)?(?:call|phone|ring|text|reach|contact)\s+(?:me|us)\s+(?:on|at|by|via|through)|(?:and\s+)?my\s+(?:mobile|phone|telephone|cell)(?:\s+phone)?(?:\s+(?:number|no\.?))?\s*(?:is|:))`

const SAID: readonly (readonly [heading: string, pattern: RegExp])[] = [
  [
    '姓名',
    new RegExp(String.raw`\b(?:[Mm]y\s+(?:full\s+)?name\s+is|I\s+am|I['’]m|[Tt]his\s+is)\s+${TITLE}${NAME}`, 'u'),
  ],
  [
    '工作单位',
    /(?:\b(?:and\s+)?I\s+(?:currently\s+|now\s+)?(?:work|am\s+working|am\s+employed)|\b(?:currently\s+)?(?:working|employed))\s+(?:at|for|in|with|by)\s+(?:the\s+)?(?<value>\p{Lu}.*?|\p{Script=Han}+?)(?:\s+as\s+(?:an?\s+|the\s+)?(?<post>[^,.;\n]+?))?(?=\s*(?:[;\n]|,(?!\s*(?:Ltd|Inc|LLC))|\.(?=\s+\p{Lu}|\s*$|\s*\n)|\s+and\s+(?:my|I)\b|$))/u,
  ],
  ['工作单位', /(?<=\n\s*|^\s*)from\s+the\s+(?<value>\p{Lu}[^,.;\n]*)/u],
  [
    'Card no.',
    new RegExp(
      String.raw`\b(?:and\s+)?my\s+(?:talent\s+|service\s+)*card\s+${NUMBER}(?<value>[A-Z\d][A-Z\d-]*\d)`,
      'iu',
    ),
  ],
  ['护照号', new RegExp(String.raw`\b(?:and\s+)?my\s+passport\s+${NUMBER}(?<value>[A-Z]{0,3}\d{6,9})`, 'iu')],
  [
    '身份证号',
    new RegExp(
      String.raw`\b(?:and\s+)?my\s+(?:identity|ID|residence|resident)(?:\s+(?:card|permit))?\s+${NUMBER}(?<value>[A-Z]{3}\d{12}|\d{17}[\dX])`,
      'iu',
    ),
  ],
  ['电话', new RegExp(String.raw`\b${BEFORE_PHONE}\s*(?<value>\+?\d[\d\s()-]{5,18}\d)`, 'iu')],
  [
    'E-mail',
    /(?:\b(?:or\s+|and\s+)?(?:my\s+e-?mail(?:\s+address)?\s+is|(?:e-?mail|write\s+to)(?:\s+me)?(?:\s+(?:at|on))?)\s*:?\s*)?(?<value>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/iu,
  ],
]

/** Stops and joints between what was said. */
const LEFT = /(?<=^|\n)[\s,.;]+|(?<=^|\n)(?:and|or)\b[\s,]*(?=\n|$)|\.(?=\s*(?:\n|$))/gu
