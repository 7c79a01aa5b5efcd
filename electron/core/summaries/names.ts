import { readLevels } from '../schemes/queries.ts'
import { readCategories } from '../items/queries.ts'
import type { Reader } from '../ports.ts'

interface Named {
  readonly id: number
  readonly nameZh: string
  readonly nameEn: string | null
}
type Kind = 'category' | 'department' | 'level' | 'item' | 'staff'

/** How the parts of a summary are called, and in which order they stand. */
export class Names {
  readonly #rows: { readonly [K in Kind]: ReadonlyMap<number, Named> }
  readonly #schemes: ReadonlyMap<number, Named>
  readonly #schemeOf: ReadonlyMap<number, number>

  constructor(db: Reader) {
    const levels = readLevels(db)
    this.#rows = {
      category: byId(readCategories(db)),
      department: byId(db.all<Named & object>('SELECT id, name_zh, name_en FROM department ORDER BY id')),
      level: byId(levels),
      item: byId(db.all<Named & object>('SELECT id, name_zh, name_en FROM item ORDER BY category_id, id')),
      // A person is called alike in every language.
      staff: byId(db.all<Named & object>('SELECT id, name AS name_zh, NULL AS name_en FROM staff ORDER BY name, id')),
    }
    this.#schemes = byId(db.all<Named & object>('SELECT id, name_zh, name_en FROM scheme'))
    this.#schemeOf = new Map(levels.map(({ id, schemeId }) => [id, schemeId]))
  }

  /** In the order of the reference data, those of nobody last. */
  ordered<T extends { readonly key: number | null }>(kind: Kind, parts: readonly T[]): T[] {
    const order = [...this.#rows[kind].keys()]
    const place = ({ key }: T) => (key === null ? order.length : order.indexOf(key))
    return parts.toSorted((one, other) => place(one) - place(other))
  }

  /** In the order of the reference data. */
  all(kind: Kind): Named[] {
    return [...this.#rows[kind].values()]
  }

  category(id: number): Named {
    return nameOf(this.#rows.category, id)
  }

  department(id: number | null): Named | null {
    return id === null ? null : nameOf(this.#rows.department, id)
  }

  item(id: number | null): Named | null {
    return id === null ? null : nameOf(this.#rows.item, id)
  }

  staff(id: number | null): Named | null {
    return id === null ? null : nameOf(this.#rows.staff, id)
  }

  level(id: number): { of: Named; scheme: Named } {
    return { of: nameOf(this.#rows.level, id), scheme: nameOf(this.#schemes, this.#schemeOf.get(id) ?? 0) }
  }

  /** `重庆英才服务卡 B卡`: two schemes may call a level alike. */
  levelWithScheme(id: number | null): string | null {
    if (id === null) return null
    const { of, scheme } = this.level(id)
    return `${scheme.nameZh} ${of.nameZh}`
  }
}

function byId(rows: readonly Named[]): ReadonlyMap<number, Named> {
  return new Map(rows.map(({ id, nameZh, nameEn }) => [id, { id, nameZh, nameEn }]))
}

function nameOf(rows: ReadonlyMap<number, Named>, id: number): Named {
  const row = rows.get(id)
  if (!row) throw new RangeError(`No name for ${id}`)
  return row
}
