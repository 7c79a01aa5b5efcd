import { describe, expect, it } from 'vitest'
import { ranksIn } from './ranks.ts'

describe('a cell of posts and titles', () => {
  it.each([
    ['副院长/主任医师', ['副院长'], ['主任医师']],
    ['副院长 主任医师', ['副院长'], ['主任医师']],
    ['副院长（主任医师）', ['副院长'], ['主任医师']],
    ['高级工程师(技术负责人)', ['技术负责人'], ['高级工程师']],
    ['研究员（二级）', [], ['研究员（二级）']],
    ['高级\n工程师', [], ['高级工程师']],
    ['副院长\n主任医师', ['副院长'], ['主任医师']],
    ['无/主任医师', [], ['主任医师']],
    ['总经理/无', ['总经理'], []],
    ['', [], []],
  ])('holds them: %j', (text, posts, titles) => {
    expect(ranksIn(text)).toEqual({ posts, titles })
  })
})
