import { useState } from 'react'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { AcrossLook } from './across-look.tsx'

interface Props {
  needId: string
  social: boolean
  now: number
}

/** The other side of the wall: looked at only when asked for, because each look stands in the person's log. */
export function AcrossPanel({ needId, social, now }: Props) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const look = () => {
    setOpen(true)
  }
  useShortcuts(t('across.title'), [{ key: 'l', label: t('across.look'), run: look }], !open)
  return (
    <section data-test="across">
      <div className="row">
        <h2>{t('across.title')}</h2>
        <Link to={`/own/${needId}/denial`} data-test="to-denial">
          {t('denial.link')}
        </Link>
      </div>
      {open ? (
        <AcrossLook needId={needId} social={social} now={now} />
      ) : (
        <button type="button" className="choice-button" data-test="look-across" onClick={look}>
          <kbd aria-hidden="true">L</kbd> {t('across.look')}
        </button>
      )}
    </section>
  )
}
