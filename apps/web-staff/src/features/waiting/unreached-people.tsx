import { routes, type Unreached, type WaitingDesk } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useLanguage } from '../../shared/language.tsx'
import { momentOf } from '../../shared/moment-of.ts'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { waitingKey } from './waiting-key.ts'

/** Whom no message reached: what it was about, the call to make, or that no call is safe. */
export function UnreachedPeople({ unreached }: { unreached: WaitingDesk['unreached'] }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const settle = async (id: string) => {
    const done = await run(routes.settleUnreached, { params: { id }, body: {} })
    if (done) {
      client.setQueryData(waitingKey, done)
      say({ tone: 'done', text: t('waiting.settled') })
    } else void client.invalidateQueries({ queryKey: waitingKey })
  }
  return (
    <section className="stack" data-test="unreached">
      <h2>{t('waiting.unreached', { n: unreached.length })}</h2>
      <p className="quiet">{t(unreached.length === 0 ? 'waiting.noUnreached' : 'waiting.unreachedLead')}</p>
      <ul className="stack">
        {unreached.map((one) => (
          <Person key={one.noticeId} one={one} busy={busy} onTold={() => void settle(one.noticeId)} />
        ))}
      </ul>
    </section>
  )
}

function Person({ one, busy, onTold }: { one: Unreached; busy: boolean; onTold: () => void }) {
  const { t, lang } = useLanguage()
  const about = t(`waiting.about.${one.template}`)
  return (
    <li className="row" data-test="unreached-person">
      <span className="tag tag--warn">{t(one.how === 'call' ? 'waiting.call' : 'waiting.look')}</span>
      <Link to={`/contacts/${one.contactId}`}>{one.person || about}</Link>
      {one.phone && <a href={`tel:${one.phone.replace(/\s/g, '')}`}>{one.phone}</a>}
      {one.start && <strong>{momentOf(one.start, lang)}</strong>}
      <span>{about}</span>
      <span className="quiet">
        {t('waiting.tried', { ways: one.tried.map((way) => t(`waiting.way.${way}`)).join(', ') })}
      </span>
      <button type="button" className="choice-button" disabled={busy} data-test="unreached-told" onClick={onTold}>
        {t('waiting.settle')}
      </button>
    </li>
  )
}
