import { createContext, useCallback, useContext, useReducer } from 'react'

const MemoryContext = createContext(new Map<string, unknown>())
export const MemoryProvider = MemoryContext.Provider

/**
 * State that outlives the screen: the list comes back exactly as it was left, and a half-written note waits in its
 * case. In memory only, never in the browser's storage: a workstation has many users. Gone when the page is left.
 */
export function useRemembered<T>(key: string, initial: T): [T, (next: T | ((old: T) => T)) => void] {
  const memory = useContext(MemoryContext)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const value = memory.has(key) ? (memory.get(key) as T) : initial
  const set = useCallback(
    (next: T | ((old: T) => T)) => {
      const old = memory.has(key) ? (memory.get(key) as T) : initial
      memory.set(key, typeof next === 'function' ? (next as (old: T) => T)(old) : next)
      redraw()
    },
    // `initial` is only the value before the first set; a new literal on each draw must not make a new setter.
    [memory, key],
  )
  return [value, set]
}
