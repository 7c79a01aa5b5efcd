import type { SummaryDetails } from '#shared/contract/summaries.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import type { PartRow } from './PartTable.tsx'

/** The tables of a summary: what each is called, what its rows are, and the rows. */
export function useParts(details: SummaryDetails) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const byCategory = details.byCategory.flatMap(({ of, ...part }): PartRow[] =>
    of ? [{ ...part, name: nameOf(of), part: { by: 'category', id: of.id } }] : [],
  )
  const byDepartment = details.byDepartment.map(({ of, ...part }): PartRow => ({
    ...part,
    name: of ? nameOf(of) : t('summaries:table.noDepartment'),
    part: { by: 'department', id: of?.id ?? null },
  }))
  const byLevel = details.byLevel.map(({ of, scheme, ...part }): PartRow => ({
    ...part,
    name: of && scheme ? `${nameOf(scheme)} ${nameOf(of)}` : t('summaries:table.noLevel'),
    part: { by: 'level', id: of?.id ?? null },
  }))
  const byMonth = details.byMonth.map(({ month, ...part }): PartRow => ({
    ...part,
    name: month,
    part: { by: 'month', month },
  }))
  const byChannel = details.byChannel.map(({ channel, ...part }): PartRow => ({
    ...part,
    name: t(`requests:channel.${channel}`),
    part: { by: 'channel', channel },
  }))
  const byStaff = details.byStaff.map(({ of, ...part }): PartRow => ({
    ...part,
    name: of ? nameOf(of) : t('summaries:table.noStaff'),
    part: { by: 'staff', id: of?.id ?? null },
  }))
  return [
    { id: 'categories', title: t('summaries:table.categories'), head: t('summaries:table.category'), rows: byCategory },
    { id: 'months', title: t('summaries:table.month'), head: t('summaries:table.month'), rows: byMonth },
    {
      id: 'departments',
      title: t('summaries:table.departments'),
      head: t('summaries:table.department'),
      rows: byDepartment,
    },
    { id: 'levels', title: t('summaries:table.levels'), head: t('summaries:table.level'), rows: byLevel },
    { id: 'channels', title: t('summaries:table.channels'), head: t('summaries:table.channel'), rows: byChannel },
    { id: 'staff', title: t('summaries:table.staffs'), head: t('summaries:table.staff'), rows: byStaff },
  ] as const
}

/** What a chart draws: months, or where there is but one of them, categories. */
export function drawnOf([categories, months]: ReturnType<typeof useParts>) {
  return months.rows.length > 1 ? months : categories
}

/** One figure by its parts: what was resolved by result, what was rated by grade. */
export function useCounts({ byResult, byGrade }: SummaryDetails) {
  const { t } = useWords()
  return {
    results: byResult.map(({ result, resolved }) => ({
      name: result ? t(`requests:result.${result}`) : t('summaries:table.noResult'),
      part: { by: 'result', result } as const,
      count: resolved,
    })),
    grades: byGrade.map(({ grade, rated }) => ({
      name: t(`requests:grade.${grade as 1 | 2 | 3 | 4 | 5}`),
      part: { by: 'grade', grade } as const,
      count: rated,
    })),
  }
}
