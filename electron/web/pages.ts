import { resources, type Language } from '#shared/locales/index.ts'

/** A page without scripts or styles that says why there is nothing to see and what to do, in both languages. */
export function plainPage(sentence: 'openAgain' | 'notFound'): string {
  const paragraph = (language: Language) => `<p lang="${language}">${resources[language].web[sentence]}</p>`
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>${resources['zh-CN'].web.title}</title></head>
<body>
${paragraph('zh-CN')}
${paragraph('en')}
</body>
</html>
`
}
