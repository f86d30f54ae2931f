import { createContext, useContext, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'

export interface Shortcut {
  /** As `KeyboardEvent.key`, letters in lower case. */
  key: string
  label: string
  run: () => void
  /** Works also while a text field has the focus (Escape, Ctrl+Enter). */
  inFields?: boolean
  ctrl?: boolean
  /** Known but not listed on `?` (the digits are shown where they act). */
  hidden?: boolean
}
interface Layer {
  title: string
  shortcuts: Shortcut[]
}
interface Registry {
  add(layer: { current: Layer }): () => void
  list(): Layer[]
  enabled: boolean
  setEnabled(enabled: boolean): void
}
const ShortcutContext = createContext<Registry | undefined>(undefined)
const storageKey = 'luukku.staff.shortcuts'

/**
 * One listener for the whole app. The layer added last goes first, so an open panel takes Escape before its page does.
 * Single keys can be switched off, because speech input types letters (WCAG 2.1.4).
 */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const layers = useRef<{ current: Layer }[]>([])
  const [enabled, setEnabledState] = useState(() => localStorage.getItem(storageKey) !== 'off')
  const registry = useMemo<Registry>(
    () => ({
      add: (layer) => {
        layers.current.push(layer)
        return () => {
          layers.current = layers.current.filter((other) => other !== layer)
        }
      },
      list: () => layers.current.map((layer) => layer.current),
      enabled,
      setEnabled: (next) => {
        localStorage.setItem(storageKey, next ? 'on' : 'off')
        setEnabledState(next)
      },
    }),
    [enabled],
  )
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return
      const inField = isTextField(event.target)
      const ctrl = event.ctrlKey || event.metaKey
      const single = event.key.length === 1 && !ctrl
      if (single && !registry.enabled) return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      for (const layer of registry.list().toReversed()) {
        const found = layer.shortcuts.find(
          (shortcut) => shortcut.key === key && (shortcut.ctrl ?? false) === ctrl && (!inField || shortcut.inFields),
        )
        if (!found) continue
        // Enter and Space belong to a focused button or link.
        if (!inField && (key === 'Enter' || key === ' ') && isControl(event.target)) return
        event.preventDefault()
        found.run()
        return
      }
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [registry])
  return <ShortcutContext.Provider value={registry}>{children}</ShortcutContext.Provider>
}

export function useShortcutRegistry(): Registry {
  const registry = useContext(ShortcutContext)
  if (!registry) throw new Error('ShortcutProvider is missing')
  return registry
}

/**
 * The shortcuts of one screen or panel, for as long as it is drawn and `active`. They stand with the drawing, not a moment
 * after it: a key pressed as soon as the screen is seen is never lost.
 */
export function useShortcuts(title: string, shortcuts: Shortcut[], active = true): void {
  const registry = useShortcutRegistry()
  const layer = useRef<Layer>({ title, shortcuts })
  useLayoutEffect(() => {
    layer.current = { title, shortcuts }
  })
  const { add } = registry
  useLayoutEffect(() => (active ? add(layer) : undefined), [add, active])
}

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
}

function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLButtonElement ||
    target instanceof HTMLAnchorElement ||
    (target instanceof HTMLElement && target.tagName === 'SUMMARY')
  )
}
