import { useEffect } from 'react'

/** The screen's name in the tab; never anything about a person. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Luukku`
  }, [title])
}
