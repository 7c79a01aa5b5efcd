import type { PaperBlock, PaperPlan } from './paper-plan.ts'
import { CODE_WORD, type PaperWords } from './papers.ts'

const WORD = /\{\s*([^{}]+?)\s*\}/gu

/**
 * What a paper from the program's own template says, its words filled in as the word processor fills them: several lines
 * are as many paragraphs, the row of a table stands once for each line, a code alone is drawn.
 */
export function filledBlocks({ blocks }: PaperPlan, words: PaperWords, lines: readonly PaperWords[]): PaperBlock[] {
  return blocks.flatMap((block): PaperBlock[] => {
    switch (block.kind) {
      case 'page':
      case 'code':
        return [block]
      case 'signed':
        return [{ ...block, office: filled(block.office, words), on: filled(block.on, words) }]
      case 'table': {
        const rows = block.table.rows.flatMap((row) =>
          lines.map((line) => row.map((cell) => filled(cell, { ...words, ...line }))),
        )
        return [{ ...block, table: { ...block.table, rows } }]
      }
      default: {
        const code = words[CODE_WORD]
        if (code !== undefined && block.text === `{${CODE_WORD}}`) return [{ kind: 'code', code, lines: [] }]
        return filled(block.text, words)
          .split('\n')
          .map((text) => ({ ...block, text }))
      }
    }
  })
}

function filled(text: string, words: PaperWords): string {
  return text.replaceAll(WORD, (all, word: string) => words[word] ?? all)
}
