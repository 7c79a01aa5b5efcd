import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { District } from '#shared/contract/reference.ts'
import { api } from '#renderer/api/api.ts'
import { refusalOf, sentenceOf } from '#renderer/api/refusals.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Field } from '#renderer/ui/form/Field.tsx'

interface DistrictPickerProps {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (code: string) => void
}

/** The districts in force today, found by their Chinese or English name or their code. */
export function DistrictPicker({ value, error, onChange }: DistrictPickerProps) {
  const { t, language } = useWords()
  const districts = useQuery(api.reference.districts.queryOptions({ input: { on: today() } }))
  const nameOf = (district: District) => (language === 'en' ? district.nameEn : district.nameZh)
  const refused = districts.isError ? sentenceOf(t, refusalOf(districts.error)) : undefined
  return (
    <Field
      label={t('desk:founding.district')}
      error={error ?? refused}
      hint={t('desk:founding.districtHint')}
      isRequired
      isWide
    >
      {(control) => (
        <Select
          {...control}
          value={value || null}
          loading={districts.isPending}
          placeholder={t('desk:founding.districtPlaceholder')}
          showSearch={{
            filterOption: (typed, option) => option?.search.includes(typed.trim().toLowerCase()) ?? false,
          }}
          options={(districts.data?.districts ?? []).map((district) => ({
            value: district.code,
            label: nameOf(district),
            search: `${district.nameZh} ${district.nameEn} ${district.code}`.toLowerCase(),
          }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
