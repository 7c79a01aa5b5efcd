import type { MenuItemConstructorOptions } from 'electron'
import { beforeAll, describe, expect, it } from 'vitest'
import { showMenu } from '../../electron/desktop/menu.ts'
import { LANGUAGES, resources } from '#shared/locales/index.ts'
import { cancelable, FrameDouble, seen, world } from './electron.ts'
import { openTestWindow } from './window.ts'

function items(menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])
}

describe('the menu', () => {
  it.each(LANGUAGES)('says every word in the language when it is %s', (language) => {
    showMenu(language)
    const labels = items(seen.menu).flatMap((item) => item.label ?? [])
    const words: readonly string[] = Object.values(resources[language].menu)
    expect(labels.length).toBeGreaterThan(15)
    expect(labels.filter((label) => !words.includes(label))).toEqual([])
  })

  it('takes no letter with Alt from the page when it is shown', () => {
    showMenu('en')
    expect(items(seen.menu).filter((item) => item.label?.includes('&'))).toEqual([])
  })

  it('opens no developer tools when it is shown', () => {
    expect(items(seen.menu).filter((item) => item.role === 'toggleDevTools')).toEqual([])
  })
})

describe('the words around the page', () => {
  let desk: Awaited<ReturnType<typeof openTestWindow>>
  const firstLabel = () => seen.menu[0]?.label
  beforeAll(async () => {
    desk = await openTestWindow()
    await desk.host.stop()
  })

  it('follow the page when the page changes its own', () => {
    showMenu('zh-CN')
    desk.contents.ipc.deliver('desk:use-language', desk.page, 'en')
    expect(firstLabel()).toBe(resources.en.menu.desk)
  })

  it.each([
    ['another frame asks', new FrameDouble(), 'en'],
    ['there is no such language', null, 'fr'],
  ])('stay when %s', (_, frame, language) => {
    showMenu('zh-CN')
    if (frame) frame.origin = 'https://example.org'
    desk.contents.ipc.deliver('desk:use-language', frame ?? desk.page, language)
    expect(firstLabel()).toBe(resources['zh-CN'].menu.desk)
  })

  it('ask in the language of the page when something is not saved', () => {
    const { unsaved, stay, leave } = resources.en.menu
    desk.contents.ipc.deliver('desk:use-language', desk.page, 'en')
    const isLeftWith = (button: string | undefined) => {
      world.pressed = button
      const event = cancelable({})
      desk.contents.emit('will-prevent-unload', event)
      return event.isPrevented
    }
    expect([isLeftWith(leave), isLeftWith(stay), isLeftWith(undefined)]).toEqual([true, false, false])
    expect(world.asked).toBe(unsaved)
  })
})
