import { useEffect, useState } from 'react'

/**
 * The whole window is where files may be dropped, since elsewhere the browser would leave the page for them. Null: what is
 * dropped is let fall. Answers whether something hangs over the window.
 */
export function useFileDrop(take: ((files: readonly File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const away = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) take?.(files)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', away)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', away)
      window.removeEventListener('drop', drop)
    }
  }, [take])
  return isOver && take !== null
}
