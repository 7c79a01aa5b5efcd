import { useEffect, useState } from 'react'

/**
 * The whole window is where a file may be dropped, since elsewhere the browser would leave the page for it. Null: what is
 * dropped is let fall. Answers whether a file hangs over the window.
 */
export function useFileDrop(take: ((file: File) => void) | null): boolean {
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
      const file = event.dataTransfer?.files[0]
      if (file) take?.(file)
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
