import { routes, type DeskCase } from '@luukku/contract'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { momentText } from '../../shared/time-text.ts'
import { Panel } from './panel.tsx'
import type { RunOnCase } from './use-case.ts'

interface Props {
  found: DeskCase
  run: RunOnCase
  now: number
  onClose: () => void
}

/** Other contacts that may be the same matter: joined only by a person's decision. */
export function JoinPanel({ found, run, now, onClose }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const { say } = useNotices()
  const join = async (otherContactId: string) => {
    if (!(await run(routes.joinCases, { otherContactId }))) return
    say({ tone: 'done', text: t('join.done') })
    onClose()
  }
  const keys = found.maybeSame.slice(0, 9).map((other, index) => ({
    key: String(index + 1),
    label: t('join.do'),
    run: () => void join(other.contactId),
  }))
  return (
    <Panel title={t('join.title')} onClose={onClose} shortcuts={keys}>
      {found.maybeSame.length === 0 && <p className="quiet">{t('join.none')}</p>}
      <ul className="stack">
        {found.maybeSame.map((other, index) => (
          <li key={other.contactId} className="row">
            <span>
              <strong>{other.name || t('case.noName')}</strong> {momentText(other.receivedAt, now, language)} ·{' '}
              {local(other.why)}
            </span>
            <button type="button" className="choice-button" onClick={() => void join(other.contactId)}>
              <kbd aria-hidden="true">{index + 1}</kbd> {t('join.do')}
            </button>
            <Link to={`/contacts/${other.contactId}`}>{t('join.look')}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
