import type { LevelView, SchemeView } from '#shared/contract/schemes.ts'
import type { Reader } from '../../ports.ts'
import { readSchemes } from '../../schemes/queries.ts'
import { wordKey } from './words.ts'

/**
 * Levels by the words of a list. Only what this office may meet is looked at: schemes in use, its own district's, and
 * the city's, in this order; the same letter of another district's card means something else.
 */
export class Levels {
  readonly #schemes: readonly SchemeView[]
  /** A list says the same few words in all its rows. */
  readonly #cards = new Map<string, LevelView | null>()
  readonly #recognitions = new Map<string, LevelView | null>()
  readonly #spoken = new Map<string, readonly (LevelView | null)[]>()

  constructor(db: Reader) {
    this.#schemes = readSchemes(db).filter(({ isInUse, isOwn, issuer }) => isInUse || isOwn || issuer === 'city')
  }

  byId(id: number): LevelView | undefined {
    return this.#all().find((level) => level.id === id)
  }

  schemeOf(level: LevelView): SchemeView | undefined {
    return this.#schemes.find(({ id }) => id === level.schemeId)
  }

  /** The level that a word under a heading about cards means: `A卡`, `B类`, `A-Ⅱ`, `秀山英才卡`, `人才服务证`. */
  ofCard(text: string): LevelView | null {
    return remembered(
      this.#cards,
      text,
      () =>
        this.#ofCardKey(levelKey(text)) ??
        // 「A卡（I、II类）」 are two, and not what stands before the bracket.
        this.#ofCardKey(levelKey(text.replaceAll(/[(（](?![^()（）]*(?:[ⅠⅡⅢI]|[一二三123]类))[^()（）]*[)）]/gu, ''))),
    )
  }

  #ofCardKey(key: string): LevelView | null {
    if (key === '') return null
    for (const scheme of this.#schemes) {
      const name = levelKey(scheme.nameZh)
      const called = [name, name.replace(/^重庆市?/u, '')].find((one) => key.includes(one))
      if (called !== undefined) return this.#within(scheme, key.replace(called, '').replace(/^重庆市?/u, ''))
    }
    return this.#named(key) ?? this.#lettered(key.replace(/^(重庆市?|英才|人才|服务|卡)+/u, ''))
  }

  /** The level that somebody is recognised as: `A类`, `D类人才`, `A类高层次人才`. */
  ofRecognition(text: string): LevelView | null {
    const bare = IS_NOT_NOW.test(text) ? text : text.replaceAll(/[(（][^()（）]*[)）]/gu, '')
    return remembered(this.#recognitions, text, () => this.#ofRecognition(text) ?? this.#ofRecognition(bare))
  }

  #ofRecognition(text: string): LevelView | null {
    const key = levelKey(text).replace(/^新?重庆市?(人才|英才)(?=[A-F])/u, '')
    const letter = /^([A-F])(类|级|档|层次)?(高层次)?(人才)?$/u.exec(key)?.[1]
    return (
      this.#named(key) ?? (letter === undefined ? null : (this.#named(`${letter}类人才`) ?? this.#named(`${letter}类`)))
    )
  }

  /** The card that a list means which only says that there is one: the office's own, else the only one in use. */
  ofAnyCard(): LevelView | null {
    const own = this.#schemes.filter(({ isOwn, levels }) => isOwn && levels.length === 1)
    const used = this.#schemes.filter(({ isInUse }) => isInUse)
    const only = own.length === 1 ? own[0] : used.length === 1 && used[0]?.levels.length === 1 ? used[0] : undefined
    return only?.levels[0] ?? null
  }

  /** The cards that a title speaks of: a level for each, null for a card of which it says no level. */
  spokenOf(text: string): readonly (LevelView | null)[] {
    return remembered(this.#spoken, text, () => this.#spokenOf(text))
  }

  #spokenOf(text: string): readonly (LevelView | null)[] {
    const key = levelKey(text)
    const lettered = [...key.matchAll(/(?<![A-Z])[A-F]类?卡(?:I{1,3}类?)?/gu)].map(([word]) => this.#lettered(word))
    const named = this.#schemes.flatMap(({ nameZh, levels }) => {
      const name = levelKey(nameZh)
      if (levels.length === 1) return key.includes(name.replace(/^重庆市?/u, '')) ? [levels[0] ?? null] : []
      return lettered.length === 0 && /[卡证]$/u.test(name) && key.includes(name) ? [null] : []
    })
    return [...new Map([...lettered, ...named].map((level) => [level?.id, level])).values()]
  }

  #all(): readonly LevelView[] {
    return this.#schemes.flatMap(({ levels }) => levels)
  }

  #named(key: string): LevelView | null {
    return this.#all().find(({ nameZh }) => levelKey(nameZh) === key) ?? null
  }

  #within(scheme: SchemeView, rest: string): LevelView | null {
    if (rest === '' || rest === '卡') return scheme.levels.length === 1 ? (scheme.levels[0] ?? null) : null
    const code = codeOf(rest)
    return scheme.levels.find(({ nameZh, code: own }) => levelKey(nameZh) === rest || own === code) ?? null
  }

  #lettered(said: string): LevelView | null {
    const key = said.replace(/^(?:市级?|[区县]级?(?=B)|持)(?=[A-F])/u, '')
    const code = codeOf(key)
    return code === null ? null : (this.#all().find((level) => level.code === code) ?? null)
  }
}

/** A class that somebody is to have, or had. */
const IS_NOT_NOW = /拟|待|申报|推荐|建议|原|曾|未|不|退|撤|取消|注销|失效|过期/u

/** What was found for a text before; only so many are kept. */
function remembered<V>(found: Map<string, V>, text: string, find: () => V): V {
  const known = found.get(text)
  if (known !== undefined) return known
  const made = find()
  if (found.size < 1000) found.set(text, made)
  return made
}

function levelKey(text: string): string {
  return wordKey(text)
    .toUpperCase()
    .replaceAll(/[()（）\-－—·'’‘"“”「」《》]/g, '')
}

/** `A卡Ⅰ类`, `AI`, `A1`, `A卡第一类` and `Ⅰ类A卡` are `A-I`; `B`, `B卡`, `B类卡` are `B`. */
function codeOf(key: string): string | null {
  const turned = key.replace(/^(第?(?:I{1,3}|[123一二三])类)([A-F]卡)$/u, '$2$1')
  const [, letter, grade = ''] =
    /^([A-F])(?:类|级|卡)*第?(I{1,3}|[123一二三])?(?:类|级|卡)*(?:人才)?$/u.exec(turned) ?? []
  if (letter === undefined) return null
  const count = GRADES.findIndex((words) => words.includes(grade))
  return grade === '' ? letter : `${letter}-${'I'.repeat(count + 1)}`
}

const GRADES = [
  ['I', '1', '一'],
  ['II', '2', '二'],
  ['III', '3', '三'],
]
