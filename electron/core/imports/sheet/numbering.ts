const SERIES = ['甲乙丙丁戊己庚辛壬癸', '一二三四五六七八九十', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Whether the cells of a row only count the columns: 「1 2 3」, 「甲 乙 1 2 3」, 「栏次 ① ② ③」. */
export function isNumbering(said: readonly string[]): boolean {
  const next = new Map<string, number>()
  const counted = /^[栏列]次$/u.test(said[0] ?? '') ? said.slice(1) : said
  return (
    counted.length > 2 &&
    counted.every((text) => {
      const { series, at } = placeOf(text.normalize('NFKC').replaceAll(/[()第栏列]/gu, ''))
      const isNext = at > 0 && at === (next.get(series) ?? 1)
      next.set(series, at + 1)
      return isNext
    })
  )
}

function placeOf(sign: string): { readonly series: string; readonly at: number } {
  if (/^\d{1,2}$/.test(sign)) return { series: '1', at: Number(sign) }
  const series = sign.length === 1 ? SERIES.find((signs) => signs.includes(sign)) : undefined
  return { series: series ?? '', at: series === undefined ? 0 : series.indexOf(sign) + 1 }
}
