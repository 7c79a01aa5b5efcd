import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as install } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

install([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

export interface MonthBar {
  readonly month: string
  readonly accepted: number
  readonly resolved: number
}

export interface MonthsDrawn {
  readonly months: readonly MonthBar[]
  readonly names: { readonly accepted: string; readonly resolved: string }
}

/** Draws the columns and follows the size of their box; answers with how to take them away. */
export function drawMonths(box: HTMLElement, { months, names }: MonthsDrawn): () => void {
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
    xAxis: { type: 'category', data: months.map(({ month }) => month), ...axis },
    yAxis: { type: 'value', minInterval: 1, ...axis, splitLine: { lineStyle: { color: line } } },
    series: [
      {
        type: 'bar',
        name: names.accepted,
        data: months.map(({ accepted }) => accepted),
        itemStyle: { color: colour('--teal'), borderRadius: 2 },
        barMaxWidth: 22,
      },
      {
        type: 'bar',
        name: names.resolved,
        data: months.map(({ resolved }) => resolved),
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
