import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as install } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

install([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

export interface PartDrawn {
  readonly name: string
  readonly accepted: number
  readonly resolved: number
}

export interface PartsDrawn {
  readonly parts: readonly PartDrawn[]
  readonly names: { readonly accepted: string; readonly resolved: string }
}

/** Draws the columns and follows the size of their box; answers with how to take them away. */
export function drawParts(box: HTMLElement, { parts, names }: PartsDrawn): () => void {
  const chart = init(box)
  const colour = (name: string) => getComputedStyle(box).getPropertyValue(name).trim()
  const ink = colour('--ink-2')
  const line = colour('--line')
  const axis = { axisLabel: { color: ink }, axisLine: { lineStyle: { color: colour('--line-strong') } } }
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(box).fontFamily },
    grid: { left: 8, right: 8, top: 32, bottom: 8, containLabel: true },
    legend: { top: 0, right: 0, textStyle: { color: ink } },
    // Drawn on the canvas: the policy of the page lets no style be written into it.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colour('--sheet'),
      borderColor: line,
      textStyle: { color: colour('--ink') },
    },
    xAxis: {
      type: 'category',
      data: parts.map(({ name }) => name),
      ...axis,
      axisLabel: { color: ink, ...labelsOf(parts, box.clientWidth / (parts.length + 1)) },
    },
    yAxis: { type: 'value', minInterval: 1, ...axis, splitLine: { lineStyle: { color: line } } },
    series: [
      {
        type: 'bar',
        name: names.accepted,
        data: parts.map(({ accepted }) => accepted),
        itemStyle: { color: colour('--teal'), borderRadius: 2 },
        barMaxWidth: 22,
      },
      {
        type: 'bar',
        name: names.resolved,
        data: parts.map(({ resolved }) => resolved),
        itemStyle: { color: colour('--jade-line'), borderRadius: 2 },
        barMaxWidth: 22,
      },
    ],
  })
  const observer = new ResizeObserver(() => chart.resize())
  observer.observe(box)
  return () => {
    observer.disconnect()
    chart.dispose()
  }
}

/** A Latin letter at the size of the labels, in pixels. */
const LETTER = 7
/** As far apart as askew labels stand clear of each other. */
const LINE = 28

/** Names stand in lines below their columns, or askew where a word is wider than those. */
function labelsOf(parts: readonly PartDrawn[], width: number) {
  const words = parts.flatMap(({ name }) => name.match(/[\w-]+/g) ?? [])
  const isAskew = words.some((word) => word.length * LETTER > width)
  // Askew ones that are nearer than a line is high would cover each other: then some are left out.
  if (isAskew) return { rotate: 30, interval: width < LINE ? ('auto' as const) : 0 }
  return { overflow: 'break' as const, width, interval: 0 }
}
