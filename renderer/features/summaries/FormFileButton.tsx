import { useRef, useState } from 'react'
import { refusalOf, sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { host } from '#renderer/host/host.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import { Refused } from '#renderer/ui/states.tsx'

export interface TakenFile {
  readonly token: string
  readonly name: string
}

interface FormFileButtonProps {
  readonly action: ActionKind
  readonly isPrimary?: boolean
  readonly onTake: (file: TakenFile) => void
}

/** Asks for the workbook of a form and hands it over. */
export function FormFileButton({ action: kind, isPrimary = false, onTake }: FormFileButtonProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [refused, setRefused] = useState<PageRefusal | null>(null)
  const action = useAction(kind, () => input.current?.click())
  const take = async (file: File) => {
    setRefused(null)
    await host.takeFile(file).then(onTake, (error: unknown) => setRefused(refusalOf(error)))
  }
  return (
    <>
      <Refused sentence={refused ? sentenceOf(t, refused) : undefined} />
      <ActionButton action={action} {...(isPrimary && { type: 'primary' as const })} />
      <FileInput ref={input} label={t(kind.label)} accept=".xlsx" onChoose={([file]) => void take(file)} />
    </>
  )
}
