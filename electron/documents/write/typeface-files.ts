import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'

/** What a typeface is for, as GB/T 9704-2012 names them: 仿宋 for the body, 黑体 for heads, 小标宋 for titles, 宋体 for page numbers. */
export type Part = 'body' | 'head' | 'title' | 'number'

/** File, and where it holds several typefaces, whose of them. */
export type Choice = readonly [file: string, name?: string]

const SERIF: readonly Choice[] = [
  ['simsun.ttc', 'SimSun'],
  ['songti.ttc', 'STSongti-SC-Regular'],
  ['notoserifcjk-regular.ttc', 'NotoSerifCJKsc-Regular'],
  ['notoserifcjksc-regular.otf'],
  ['notoserifsc-regular.otf'],
  ['notoserifsc-regular.ttf'],
  ['notoserifsc-vf.ttf'],
  ['sourcehanserifsc-regular.otf'],
  ['stsong.ttf'],
  ['fandolsong-regular.otf'],
  ['uming.ttc', 'UMingCN'],
]
const SANS: readonly Choice[] = [
  ['simhei.ttf'],
  ['stheiti medium.ttc', 'STHeitiSC-Medium'],
  ['notosanscjk-bold.ttc', 'NotoSansCJKsc-Bold'],
  ['msyh.ttc', 'MicrosoftYaHei'],
  ['msyh.ttf'],
  ['hiragino sans gb.ttc', 'HiraginoSansGB-W6'],
  ['notosanscjk-regular.ttc', 'NotoSansCJKsc-Regular'],
  ['notosanscjksc-regular.otf'],
  ['notosanssc-regular.otf'],
  ['notosanssc-regular.ttf'],
  ['notosanssc-vf.ttf'],
  ['sourcehansanssc-regular.otf'],
  ['fandolhei-regular.otf'],
  ['wqy-zenhei.ttc'],
  ['wqy-microhei.ttc'],
  ['droidsansfallbackfull.ttf'],
  ['droidsansfallback.ttf'],
]
const FANGSONG: readonly Choice[] = [
  ['simfang.ttf'],
  ['fangsong_gb2312.ttf'],
  ['fzfsk.ttf'],
  ['stfangso.ttf'],
  ['stfangsong.ttf'],
  ['cesi_fs_gb2312.ttf'],
  ['fandolfang-regular.otf'],
]
export const CHINESE: readonly Choice[] = [...FANGSONG, ...SERIF, ...SANS]
export const OF_PART: { readonly [P in Part]: readonly Choice[] } = {
  body: CHINESE,
  head: [...SANS, ...SERIF],
  title: [
    ['fzxbsjw.ttf'],
    ['fzxbsjw--gb1-0.ttf'],
    ['songti.ttc', 'STSongti-SC-Bold'],
    ['notoserifcjk-bold.ttc', 'NotoSerifCJKsc-Bold'],
    ['notoserifcjksc-bold.otf'],
    ['sourcehanserifsc-bold.otf'],
    ...SERIF,
    ...SANS,
  ],
  number: [...SERIF, ...SANS],
}
/** Latin letters and figures, where there is such a typeface; Chinese ones draw them half as wide as their own signs. */
export const LATIN: readonly Choice[] = [['times.ttf'], ['times new roman.ttf'], ['liberationserif-regular.ttf']]
/** For signs that the others lack: rare characters of names, outside of the plane of the usual signs too, and other scripts. */
export const RARE: readonly Choice[] = [
  ...SERIF,
  ['simsunb.ttf'],
  ['simsunextg.ttf'],
  ...SANS,
  ['mingliub.ttc', 'PMingLiU-ExtB'],
  ['hanamina.ttf'],
  ['hanaminb.ttf'],
  ['babelstonehan.ttf'],
  ['plangothicp1-regular.ttf'],
  ['plangothicp2-regular.ttf'],
  ['arial unicode.ttf'],
  ['arialuni.ttf'],
  ['msuighur.ttf'],
  ['himalaya.ttf'],
  ['segoeui.ttf'],
  ['seguisym.ttf'],
  ['dejavusans.ttf'],
]

/** Whether this machine has a typeface of Chinese, by the names of its files alone. */
export async function mayHaveTypefaces(folders = typefaceFolders()): Promise<boolean> {
  const files = await typefaceFiles(folders)
  return CHINESE.some(([name]) => files.has(name))
}

/** Paths of typefaces by the names of their files, in small letters. */
export async function typefaceFiles(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    for (const name of names) {
      const key = basename(name).toLowerCase()
      if (/\.(?:ttf|ttc|otf)$/.test(key) && !files.has(key)) files.set(key, join(folder, name))
    }
  }
  return files
}

/** Where the system, and its user, put typefaces. */
export function typefaceFolders(): string[] {
  const { WINDIR, LOCALAPPDATA } = process.env
  switch (process.platform) {
    case 'win32':
      return [join(WINDIR ?? 'C:\\Windows', 'Fonts'), join(LOCALAPPDATA ?? '', 'Microsoft', 'Windows', 'Fonts')]
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library', 'Fonts')]
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        join(homedir(), '.local', 'share', 'fonts'),
        join(homedir(), '.fonts'),
      ]
  }
}
