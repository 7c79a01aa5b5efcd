import { createCache } from '@ant-design/cssinjs'
import { theme as algorithms, type ThemeConfig } from 'antd'
import type { Look } from './look.ts'

/**
 * The component library's theme, read from the variables of tokens.css as they stand on the document, so that
 * colours and sizes are written down once. Call it again after `data-theme` or `data-type` has changed.
 */
export function readTheme({ isDark }: Look): ThemeConfig {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const pixels = (name: string) => Number.parseFloat(token(name))
  return {
    algorithm: isDark ? algorithms.darkAlgorithm : algorithms.defaultAlgorithm,
    hashed: false,
    token: {
      colorPrimary: token('fill'),
      colorPrimaryHover: token('fill-strong'),
      colorPrimaryActive: token('fill-strong'),
      colorInfo: token('teal'),
      colorLink: token('teal'),
      colorError: token('late'),
      colorWarning: token('warn'),
      colorSuccess: token('done'),
      colorText: token('ink'),
      colorTextSecondary: token('ink-2'),
      colorTextTertiary: token('ink-3'),
      colorTextDescription: token('ink-3'),
      colorTextPlaceholder: token('ink-3'),
      colorBgLayout: token('paper'),
      colorBgContainer: token('sheet'),
      colorBgElevated: token('sheet'),
      colorBorder: token('edge'),
      colorBorderSecondary: token('line'),
      colorSplit: token('line'),
      colorErrorBg: token('late-weak'),
      colorWarningBg: token('warn-weak'),
      colorSuccessBg: token('done-weak'),
      colorInfoBg: token('teal-weak'),
      controlItemBgActive: token('teal-weak'),
      controlItemBgHover: token('hover'),
      fontFamily: 'var(--sans)',
      fontSize: pixels('text'),
      controlHeight: pixels('control'),
      controlHeightSM: pixels('control-small'),
      borderRadius: pixels('round'),
      borderRadiusLG: pixels('round-sheet'),
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        colorError: token('late-fill'),
        colorErrorHover: token('late-fill'),
        colorErrorActive: token('late-fill'),
        contentFontSizeSM: pixels('text-note'),
        // The primary colour fills; as writing on a dark sheet it can't be read.
        defaultHoverColor: token('teal'),
        defaultHoverBorderColor: token('teal'),
        defaultActiveColor: token('teal'),
        defaultActiveBorderColor: token('teal'),
      },
      Select: { optionSelectedBg: token('teal-weak'), optionSelectedColor: token('ink') },
      Segmented: { itemSelectedBg: token('sheet'), trackBg: token('sunken'), itemColor: token('ink-2') },
      Modal: { titleFontSize: pixels('text-title') },
      Tabs: { itemSelectedColor: token('teal'), itemHoverColor: token('teal'), inkBarColor: token('teal') },
      Tooltip: { colorBgSpotlight: token('ink'), colorTextLightSolid: token('sheet') },
    },
  }
}

/**
 * The library's styles, each kept once it is made: by itself the library makes a control's styles anew whenever the last
 * one of its kind has left the page, which is every time that a clerk goes back to the search and on to the next holder.
 */
export const keptStyles = createCache()
const update = keptStyles.opUpdate.bind(keptStyles)
keptStyles.opUpdate = (path, valueFn) => {
  const isStyle = path.startsWith('style%')
  return update(path, (before) => valueFn(before) ?? (isStyle && before ? [0, before[1]] : null))
}
