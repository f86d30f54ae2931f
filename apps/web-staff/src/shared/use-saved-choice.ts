import { useRef, useState } from 'react'

/**
 * A choice that shows at once and is sent in the order it was made. Its control never waits, so the keys typed next stay in
 * it. What could not be saved goes back to what stands.
 * @param stands as the server last told it
 * @param send saves one and ends when what stands has been read again; it never rejects
 */
export function useSavedChoice<T>(stands: T, send: (next: T) => Promise<void>) {
  const [chosen, setChosen] = useState<{ value: T }>()
  const last = useRef(Promise.resolve())
  const save = (value: T) => {
    const mine = { value }
    setChosen(mine)
    last.current = last.current
      .then(() => send(value))
      .then(() => {
        setChosen((now) => (now === mine ? undefined : now))
      })
  }
  return { value: chosen ? chosen.value : stands, save }
}
