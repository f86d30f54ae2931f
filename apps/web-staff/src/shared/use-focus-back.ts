import { useLayoutEffect, useRef } from 'react'

/**
 * Who closes a form stands where they opened it, never at the top of nowhere: the focus goes to what had it before, or to
 * the page's heading where that is gone. A focus that already stands somewhere is left there.
 * @param form what is open; another one opened over it counts as opened anew; undefined when none
 */
export function useFocusBack(form: string | undefined): void {
  const opener = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (form !== undefined) {
      opener.current = document.activeElement
      return
    }
    if (opener.current === null || document.activeElement !== document.body) return
    const before = opener.current
    opener.current = null
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus()
    if (document.activeElement !== document.body) return
    const heading = document.querySelector<HTMLElement>('#content h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus()
  }, [form])
}
