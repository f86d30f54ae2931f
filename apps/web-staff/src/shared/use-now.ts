import { useEffect, useState } from 'react'
import { serverClock } from './server-clock.ts'

/** The server's time now, redrawn every `everySeconds`. */
export function useNow(everySeconds = 15): number {
  const [now, setNow] = useState(() => serverClock.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(serverClock.now())
    }, everySeconds * 1000)
    return () => {
      clearInterval(timer)
    }
  }, [everySeconds])
  return now
}
