import { describe, expect, it } from 'vitest'
import { districts } from './districts.ts'
import { practices as seeds } from './practices.ts'

const { documents, practices } = seeds
const figures = practices.flatMap((practice) => practice.figures)

describe('practices', () => {
  it('hold every record and figure when they are counted', () => {
    expect([practices.length, figures.length]).toEqual([114, 219])
    expect(new Set(practices.map(({ id }) => id)).size).toBe(114)
  })

  it('hold as many of each place as the texts do when they are counted by place', () => {
    const counts: { [place: string]: number } = {}
    for (const { placeZh } of practices) counts[placeZh] = (counts[placeZh] ?? 0) + 1
    expect(counts).toEqual({
      重庆市: 36,
      沙坪坝区: 26,
      秀山县: 16,
      重庆高新区: 13,
      綦江区: 13,
      川渝: 4,
      璧山区: 3,
      渝北区: 1,
      两江新区: 1,
      江津区: 1,
    })
  })

  it('name a document and a place that are known when they are read', () => {
    const places = new Set(['cq', 'chuanyu', ...districts.map(({ code }) => code)])
    const titles = new Set(documents.map(({ id }) => id))
    expect(practices.filter(({ place, document }) => !places.has(place) || !titles.has(document))).toEqual([])
    expect(new Set(documents.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  it('keep what is planned apart when a figure is a target or projection', () => {
    const planned = figures.filter(({ qualifier }) => qualifier === 'target' || qualifier === 'projection')
    expect(planned.map(({ labelZh, value }) => [labelZh, value])).toEqual([
      ['首批人才公寓', 440],
      ['每年选派', 60],
      ['连续年数', 5],
      ['3年内精准支持', 100],
      ['5年内预计产值', 1],
      ['人才公寓', 200],
      ['2022年旅游人才储备目标', 11000],
    ])
  })

  it('say what to beware of when a text contradicts itself or counts overlap', () => {
    const note = (id: string) => practices.find((practice) => practice.id === id)?.noteZh
    expect(note('SF-104')).toContain('387')
    expect(note('SF-108')).toContain('不得相加')
    expect(note('SF-095')).toContain('五项')
    expect(note('SF-084')).toContain('入孵')
    expect(practices.filter(({ noteZh, noteEn }) => (noteZh === null) !== (noteEn === null))).toEqual([])
  })

  it('come to the plain count when value and factor are multiplied', () => {
    const [total] = practices[0]?.figures ?? []
    expect(total).toMatchObject({ value: 57.86, unit: '万人', unitEn: 'people', factor: 10_000 })
  })
})
