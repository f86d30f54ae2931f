import { useEffect } from 'react'

/** Marks where the focus goes when what had it is gone: within a part of a screen, or on a screen that has just come. */
export const focusHome = { part: { 'data-focus-home': 'part' }, screen: { 'data-focus-home': 'screen' } } as const

interface Stood {
  element: Element
  /** What it stood in, nearest first, as it was then. */
  within: Element[]
  dimmed: boolean
}

/**
 * Whoever works by keyboard never stands nowhere. When what has the focus is taken away (a saved form, an answered
 * question, the screen before), the focus goes to the home of the nearest part that is left; when it was only dimmed while
 * something was saved, back to it. A focus that somebody has left by themselves is let be: what they left still stands.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let stood: Stood | undefined
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element) stood = { element: target, within: ancestorsOf(target), dimmed: false }
    }
    const observer = new MutationObserver(() => {
      if (!stood || (document.activeElement !== null && document.activeElement !== document.body)) return
      const { element } = stood
      if (!element.isConnected || !element.checkVisibility()) moveTo(homeFor(stood))
      else if (element.matches(':disabled')) stood.dimmed = true
      else if (stood.dimmed) moveTo(element)
    })
    document.addEventListener('focusin', onFocus)
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['hidden', 'disabled'],
    })
    return () => {
      document.removeEventListener('focusin', onFocus)
      observer.disconnect()
    }
  }, [])
}

/** Escape in a field: out of it, to the home of the part it stands in, so that single keys are commands again. */
export function leaveField(field: HTMLElement): void {
  field.blur()
  moveTo(homeFor({ element: field, within: ancestorsOf(field), dimmed: false }), true)
}

function ancestorsOf(element: Element): Element[] {
  const found: Element[] = []
  for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) found.push(at)
  return found
}

/** Undefined while nothing is there yet to stand on: the next change of the page asks again. */
function homeFor({ within }: Stood): Element | undefined {
  // Nearest first; what holds the whole screen is asked as a screen.
  for (const part of within) {
    if (!part.isConnected || !part.checkVisibility()) continue
    if (part.matches('main') || part.querySelector('main') !== null) break
    const home = part.querySelector('[data-focus-home=part]') ?? part.querySelector('[data-focus-home=screen]')
    if (home) return home
    if (part.matches('section, form, dialog')) {
      const heading = part.querySelector('h1, h2, h3')
      if (heading) return heading
    }
  }
  const screens = [...document.querySelectorAll('main')].filter((main) => main.checkVisibility())
  const screen = screens[0]
  return screen?.querySelector('[data-focus-home=screen]') ?? screen?.querySelector('h1') ?? undefined
}

function moveTo(home: Element | undefined, still = false): void {
  if (!(home instanceof HTMLElement)) return
  if (!home.matches('a[href], button, input, select, textarea, summary, [tabindex]')) home.tabIndex = -1
  // A list comes back as it was left: standing on its row scrolls nothing.
  home.focus({ preventScroll: still || home.closest('[role=grid]') !== null })
}
