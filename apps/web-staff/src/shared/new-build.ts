import { useSyncExternalStore } from 'react'

let own: string | undefined
let isNew = false
const listeners = new Set<() => void>()

/** The build that the server names with each answer: the first is this page's own, another one is newer than the page. */
export function noteBuild(build: string | null): void {
  if (build === null || build === own) return
  if (own === undefined) {
    own = build
    return
  }
  if (isNew) return
  isNew = true
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Whether the server is of another build than this page: it goes on working, and is to be loaded anew. */
export const isNewBuild = (): boolean => isNew
export const useIsNewBuild = (): boolean => useSyncExternalStore(listen, isNewBuild)
