import type { SaxTag } from '@cj-tech-master/excelts/xml'

/** What of a blank form its styles tell: formats and borders by the place of a cell's style. */
export class FormStyles {
  readonly #codes = new Map<number, string>()
  readonly #styles: { readonly isPercent: boolean; readonly isRuled: boolean }[] = []
  #isInCells = false

  open({ name, attributes }: SaxTag): void {
    if (name === 'numFmt') this.#codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
    else if (name === 'cellXfs') this.#isInCells = true
    else if (name === 'xf' && this.#isInCells) {
      this.#styles.push({
        isPercent: this.#showsPercent(Number(attributes['numFmtId'] ?? 0)),
        isRuled: Number(attributes['borderId'] ?? 0) !== 0,
      })
    }
  }

  close({ name }: SaxTag): void {
    if (name === 'cellXfs') this.#isInCells = false
  }

  /** Whether 0.933 is shown as 93.3%. */
  isPercent(style: string | undefined): boolean {
    return style !== undefined && this.#styles[Number(style)]?.isPercent === true
  }

  /** Whether lines are drawn round the cell: an empty box is a part of a form. */
  isRuled(style: string | undefined): boolean {
    return style !== undefined && this.#styles[Number(style)]?.isRuled === true
  }

  #showsPercent(format: number): boolean {
    const code = this.#codes.get(format)
    if (code === undefined) return format === 9 || format === 10
    return code.replaceAll(/"[^"]*"|\\./g, '').includes('%')
  }
}
