import { useEffect, useRef } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from './language.tsx'
import { useShortcutRegistry, useShortcuts } from './shortcuts.tsx'

const keyNames: Record<string, string> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', Home: 'Home', Enter: 'Enter' }

/** What every key does here and now. A native dialog: the browser keeps the focus in it and gives it back. */
export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const registry = useShortcutRegistry()
  const dialog = useRef<HTMLDialogElement>(null)
  const layers = registry.list()
  const titles = [...new Set(layers.map((layer) => layer.title))]
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useShortcuts(t('keys.title'), [{ key: 'Escape', label: t('keys.close'), run: onClose, inFields: true }])
  return (
    <dialog ref={dialog} className="help" onClose={onClose} aria-labelledby="help-title" data-test="help">
      <h2 id="help-title">{t('keys.title')}</h2>
      <div className="help__lists">
        {titles.map((title) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {layers
                .filter((layer) => layer.title === title)
                .flatMap((layer) => layer.shortcuts)
                .filter((shortcut) => !shortcut.hidden)
                .map((shortcut) => (
                  <div key={shortcut.key + shortcut.label}>
                    <dt>
                      <kbd>
                        {shortcut.ctrl && 'Ctrl '}
                        {keyNames[shortcut.key] ?? shortcut.key.toUpperCase()}
                      </kbd>
                    </dt>
                    <dd>{shortcut.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={registry.enabled}
          onChange={(event) => {
            registry.setEnabled(event.target.checked)
          }}
        />
        {t('keys.single')} <span className="small quiet">{t('keys.singleHint')}</span>
      </label>
      <Button onClick={onClose}>{t('keys.close')}</Button>
    </dialog>
  )
}
