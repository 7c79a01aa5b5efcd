import { useEffect } from 'react'

/** Files on the clipboard (a picture of the screen, files that were copied) when they are pasted anywhere on the page. */
export function usePaste(take: ((files: readonly File[]) => void) | null): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      take?.(files)
    }
    window.addEventListener('paste', paste)
    return () => window.removeEventListener('paste', paste)
  }, [take])
}
