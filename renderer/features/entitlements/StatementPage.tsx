import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useParams } from 'react-router'
import type { EntitlementAnswer } from '#shared/contract/entitlements.ts'
import type { HolderDetail } from '#shared/contract/holders.ts'
import { LANGUAGES, type Language } from '#shared/locales/index.ts'
import { Day } from '#shared/domain/days.ts'
import { api } from '#renderer/api/api.ts'
import { useDeskStatus } from '#renderer/api/operator.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords, wordsIn } from '#renderer/i18n/i18n.ts'
import { Choice } from '#renderer/ui/form/Choice.tsx'
import { DayInput } from '#renderer/ui/form/DayInput.tsx'
import { Field } from '#renderer/ui/form/Field.tsx'
import { Paper, PaperSheet } from '#renderer/ui/paper/Paper.tsx'
import page from '#renderer/ui/page.module.css'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import styles from './entitlements.module.css'
import { wordsOf } from './words.ts'

interface StatementPageProps {
  /** The numbered papers of the holder, which tell of the same day. */
  readonly papers: (holderId: number, on: Day) => ReactNode
}

/** What the holder and the family may have, on paper (A4) to take home, in the language of whoever reads it. */
export function StatementPage({ papers }: StatementPageProps) {
  const { t, language } = useWords()
  const id = Number(useParams()['id'])
  const holderId = Number.isSafeInteger(id) && id > 0 ? id : Number.MAX_SAFE_INTEGER
  const [on, setOn] = useState<string | null>(today())
  const [spoken, setSpoken] = useState<Language>(language)
  const day = Day.safeParse(on)
  const holder = useQuery(api.holders.get.queryOptions({ input: { id: holderId } }))
  const answer = useQuery({
    ...api.entitlements.of.queryOptions({ input: { holderId, on: day.data } }),
    enabled: day.success,
    placeholderData: keepPreviousData,
  })
  if (holder.isPending || answer.isPending) return <Loading lines={12} />
  if (holder.isError) return <Failed error={holder.error} retry={() => void holder.refetch()} />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  return (
    <div className={page.page}>
      {papers(holderId, answer.data.on)}
      <Paper
        title={`${t('entitlements:statement.title')} ${holder.data.name}`}
        size="A4"
        tools={
          <>
            <Field label={t('entitlements:panel.on')}>
              {(control) => <DayInput {...control} value={on} onChange={setOn} />}
            </Field>
            <Field label={t('entitlements:statement.language')}>
              {(control) => (
                <Choice<Language>
                  {...control}
                  value={spoken}
                  options={LANGUAGES}
                  labelOf={(option) => t(`entitlements:statement.${option}`)}
                  onChange={(next) => next !== null && setSpoken(next)}
                />
              )}
            </Field>
          </>
        }
      >
        <Statement holder={holder.data} answer={answer.data} language={spoken} />
      </Paper>
    </div>
  )
}

interface StatementProps {
  readonly holder: HolderDetail
  readonly answer: EntitlementAnswer
  readonly language: Language
}

function Statement({ holder, answer, language }: StatementProps) {
  const t = wordsIn(language)
  const office = useDeskStatus()?.office
  const words = wordsOf(t, language, answer)
  const rows = answer.entitlements.filter(({ verdict }) => verdict === 'available' || verdict === 'not-yet-open')
  const categoryOf = new Map(answer.items.map((item) => [item.id, item.categoryId]))
  const hasTemplates = rows.some(({ winner }) => words.ruleOf(winner)?.provenance === 'template')
  return (
    <PaperSheet label={t('entitlements:statement.title')}>
      <div lang={language}>
        <h1>{t('entitlements:statement.title')}</h1>
        <p>{t('entitlements:statement.for', { name: holder.name, on: answer.on })}</p>
        {rows.length === 0 && <p>{t('entitlements:statement.none')}</p>}
        {answer.categories.map((category) => {
          const ofCategory = rows.filter(({ itemId }) => categoryOf.get(itemId) === category.id)
          if (ofCategory.length === 0) return null
          return (
            <section key={category.id} className={styles.statement}>
              <h2>{words.named(category)}</h2>
              <table>
                <tbody>
                  {ofCategory.map((row) => {
                    const item = answer.items.find(({ id }) => id === row.itemId)
                    const relative = answer.relatives.find(({ id }) => id === row.relativeId)
                    const department = answer.departments.find(({ id }) => id === row.departmentId)
                    const rule = words.ruleOf(row.winner)
                    const materials = (item?.materials ?? []).filter(
                      ({ relation }) => relation === null || relation === relative?.relation,
                    )
                    return (
                      <tr key={`${row.itemId}/${row.relativeId ?? ''}/${row.winner ?? ''}`}>
                        <th scope="row">
                          {words.named(item)}
                          {relative && <div>{`${t(`holders:relation.${relative.relation}`)} ${relative.name}`}</div>}
                        </th>
                        <td>
                          {words.left(row)}
                          {row.opensOn !== null && ` · ${t('entitlements:opensOn', { on: row.opensOn })}`}
                          {rule?.clause && <div>{t('entitlements:reason.clause', { clause: rule.clause })}</div>}
                          {materials.length > 0 && (
                            <div>
                              {t('entitlements:materials', {
                                list: materials.map((one) => words.named(one)).join(t('common:comma')),
                              })}
                            </div>
                          )}
                        </td>
                        <td>{words.named(department)}</td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </section>
          )
        })}
        {hasTemplates && <p>{t('entitlements:statement.template')}</p>}
        <p className={styles.signed}>
          {office?.name}
          <br />
          {today()}
        </p>
      </div>
    </PaperSheet>
  )
}
