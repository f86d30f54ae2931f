import { useCallback, useRef } from 'react'

/**
 * Deeds one after the other: a key pressed while another deed is on its way waits for its turn and is not lost. The same deed
 * asked again before it is done is one. The deed itself looks whether it is still to be done when its turn comes.
 *
 * @returns gives a deed its place; `name` says which it is
 */
export function useInTurn(): (name: string, deed: () => Promise<void>) => void {
  const last = useRef<Promise<void>>(Promise.resolve())
  const waiting = useRef(new Set<string>())
  return useCallback((name, deed) => {
    if (waiting.current.has(name)) return
    waiting.current.add(name)
    last.current = last.current
      .then(deed)
      .catch(() => undefined) // what went wrong was said by the command itself; the next goes on
      .finally(() => waiting.current.delete(name))
  }, [])
}
