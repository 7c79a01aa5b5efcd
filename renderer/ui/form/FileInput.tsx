import type { Ref } from 'react'

interface FileInputProps {
  /** A button or a key of the page clicks it. */
  readonly ref: Ref<HTMLInputElement>
  readonly label: string
  /** `.xlsx,.csv`; all files without it. */
  readonly accept?: string
  readonly isMultiple?: boolean
  readonly onChoose: (files: readonly [File, ...File[]]) => void
}

/** The way to the system's dialog for files; out of sight, and not a second button to those who hear the page. */
export function FileInput({ ref, label, accept, isMultiple = false, onChoose }: FileInputProps) {
  return (
    <input
      ref={ref}
      className="unseen"
      type="file"
      accept={accept}
      multiple={isMultiple}
      tabIndex={-1}
      aria-hidden
      aria-label={label}
      onChange={({ target }) => {
        const [first, ...others] = [...(target.files ?? [])]
        // The same file may be chosen again after it was mended.
        target.value = ''
        if (first) onChoose([first, ...others])
      }}
    />
  )
}
