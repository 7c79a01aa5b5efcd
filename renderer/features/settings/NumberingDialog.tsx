import { NumberPattern, type SchemeView } from '#shared/contract/schemes.ts'
import { nextNumber as numberBy } from '#shared/domain/cards.ts'
import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { NumberField, OptionalText, Tick } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'

interface Numbering {
  numberPattern: string | null
  nextNumber: number | null
  restartsYearly: boolean
}

/** How the cards that this office issues are numbered, and where to go on. */
export function NumberingDialog({ scheme, onClose }: { scheme: SchemeView; onClose: () => void }) {
  const { t } = useWords()
  const { id, seq: seen } = scheme
  const name = useNameOf()(scheme)
  return (
    <FormDialog<Numbering>
      title={t('settings:schemes.numberingTitle', { name })}
      initial={{
        numberPattern: scheme.numberPattern,
        nextNumber: scheme.nextNumber ?? 1,
        restartsYearly: scheme.restartsYearly,
      }}
      command="schemes.setNumbering"
      save={({ numberPattern, nextNumber, restartsYearly }) =>
        call.schemes.setNumbering({
          id,
          seen,
          numberPattern,
          nextNumber: numberPattern === null ? null : (nextNumber ?? 1),
          restartsYearly,
        })
      }
      onClose={onClose}
      fields={{ 'scheme/number-too-long': 'nextNumber', 'scheme/pattern-without-year': 'numberPattern' }}
    >
      {(form) => {
        const { numberPattern, nextNumber } = form.values
        const isPattern = NumberPattern.safeParse(numberPattern).success
        const isWrong = numberPattern !== null && !isPattern
        return (
          <>
            <OptionalText
              {...form.bind('numberPattern')}
              {...(isWrong && { error: t('settings:numbering.invalid') })}
              label={t('settings:numbering.pattern')}
              hint={t('settings:numbering.patternHint')}
            />
            <NumberField
              {...form.bind('nextNumber')}
              label={t('settings:numbering.next')}
              hint={t('settings:numbering.nextHint')}
            />
            <Tick {...form.bind('restartsYearly')} label={t('settings:numbering.restartsYearly')} />
            <p role="status">
              {numberPattern !== null && isPattern
                ? t('settings:numbering.preview', {
                    number: numberBy(numberPattern, Math.max(1, nextNumber ?? 1), today()),
                  })
                : t('settings:numbering.none')}
            </p>
          </>
        )
      }}
    </FormDialog>
  )
}
