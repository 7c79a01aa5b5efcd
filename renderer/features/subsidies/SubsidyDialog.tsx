import { useQuery } from '@tanstack/react-query'
import { fenOf } from '#shared/domain/money.ts'
import { SubsidyKind } from '#shared/domain/subsidies.ts'
import { api, call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ChoiceField, DayField, NumberField, OneOf, OptionalText } from '#renderer/ui/form/fields.tsx'
import { FormDialog } from '#renderer/ui/form/FormDialog.tsx'
import layout from '#renderer/ui/form/layout.module.css'

interface SubsidyDialogProps {
  readonly of: { readonly requestId: number } | { readonly holderId: number }
  /** What the request asked for when it was recorded. */
  readonly askedFen: number | null
  readonly onClose: () => void
}

interface Entry {
  readonly kind: SubsidyKind
  /** In yuan. */
  readonly amount: number | null
  readonly onDay: string | null
  readonly itemId: number | null
  readonly note: string | null
}

/** One line: what it is, how much, on which day. */
export function SubsidyDialog({ of, askedFen, onClose }: SubsidyDialogProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const isOfRequest = 'requestId' in of
  const items = useQuery(api.items.list.queryOptions({ input: { isActive: true } })).data?.items ?? []
  const initial: Entry = {
    kind: 'asked',
    amount: askedFen === null ? null : askedFen / 100,
    onDay: today(),
    itemId: null,
    note: null,
  }
  return (
    <FormDialog<Entry, { seq: number }>
      title={t('subsidies:record')}
      initial={initial}
      command="subsidies.record"
      save={({ kind, amount, onDay, itemId, note }) =>
        call.subsidies.record({
          requestId: isOfRequest ? of.requestId : null,
          holderId: isOfRequest ? null : of.holderId,
          itemId,
          kind,
          amountFen: fenOf(amount ?? 0),
          onDay: onDay ?? '',
          note,
        })
      }
      onClose={onClose}
      fields={{
        'subsidy/in-future': 'onDay',
        'subsidy/over-ceiling': 'amount',
        'subsidy/over-month-ceiling': 'amount',
        'subsidy/paid-over-granted': 'amount',
      }}
    >
      {(form) => (
        <div className={layout.pair}>
          <ChoiceField
            {...form.bind('kind')}
            label={t('subsidies:field.kind')}
            options={SubsidyKind.options}
            labelOf={(kind) => t(`subsidies:kind.${kind}`)}
          />
          <NumberField
            {...form.bind('amount')}
            error={form.errors['amount'] ?? form.errors['amountFen']}
            label={t('subsidies:field.amount')}
            precision={2}
            isRequired
          />
          <DayField {...form.bind('onDay')} label={t('subsidies:field.onDay')} isRequired />
          {!isOfRequest && (
            <OneOf<number>
              {...form.bind('itemId')}
              label={t('subsidies:field.item')}
              options={items.map((item) => ({ value: item.id, label: nameOf(item) }))}
            />
          )}
          <OptionalText {...form.bind('note')} label={t('subsidies:field.note')} />
        </div>
      )}
    </FormDialog>
  )
}
