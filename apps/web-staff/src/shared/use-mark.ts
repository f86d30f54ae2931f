import { useState } from 'react'

interface Mark {
  readonly id: string | undefined
  /** Where it stood: its place when it is gone from the list. */
  readonly at: number
}

/** Where the mark stands in a list that is read anew: with what it marks, and where that is gone with what took its place. */
export function placeOfMark(ids: readonly string[], { id, at }: Mark): number {
  const found = id === undefined ? -1 : ids.indexOf(id)
  return found >= 0 ? found : Math.min(at, Math.max(0, ids.length - 1))
}

/** The marked one of a list of cards. The keys are about whom the professional sees marked, whatever comes before them meanwhile. */
export function useMark(ids: readonly string[]): { at: number; go: (at: number) => void; restart: () => void } {
  const [mark, setMark] = useState<Mark>({ id: undefined, at: 0 })
  const at = placeOfMark(ids, mark)
  const id = ids[at]
  // React's way to follow what came from outside: set while drawing, before anybody sees it.
  if (id !== undefined && (id !== mark.id || at !== mark.at)) setMark({ id, at })
  return {
    at,
    go: (next) => {
      setMark({ id: ids[next], at: next })
    },
    /** The first of the list as it is next. */
    restart: () => {
      setMark({ id: undefined, at: 0 })
    },
  }
}
