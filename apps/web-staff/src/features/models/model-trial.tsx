import { routes, type ContactTrial, type ModelTrial as Trial } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useSession } from '../../shared/session.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { FaultList } from './fault-list.tsx'

const firstShown = 10

/** The shown version in the place of the running one: what would change, for how many, and whether it is better. */
export function ModelTrial({ versionId }: { versionId: string }) {
  const { t } = useLanguage()
  const session = useSession()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const [own, setOwn] = useState<Trial>()
  const [county, setCounty] = useState<ContactTrial>()
  const tryOwn = async () => {
    setOwn(await run(routes.tryModel, { params: { id: versionId }, body: undefined }))
    await client.invalidateQueries({ queryKey: ['models'] })
  }
  const tryCounty = async () => {
    setCounty(await run(routes.tryModelOnContacts, { params: { id: versionId }, body: undefined }))
    await client.invalidateQueries({ queryKey: ['models'] })
  }
  return (
    <section aria-labelledby="model-try" data-test="model-try">
      <h2 id="model-try">{t('model.try')}</h2>
      <p className="quiet">{t('model.tryHint')}</p>
      <div className="row">
        <Button variant="secondary" disabled={busy} onClick={() => void tryOwn()} data-test="try-own">
          {t('model.tryOwn')}
        </Button>
        {session.roles.includes('triage') && (
          <Button variant="secondary" disabled={busy} onClick={() => void tryCounty()} data-test="try-county">
            {t('model.tryCounty')}
          </Button>
        )}
      </div>
      {session.roles.includes('triage') && <p className="small quiet">{t('model.tryCountyHint')}</p>}
      {busy && <Loading text={t('model.trying')} />}
      {own && <OwnResult trial={own} />}
      {county && <CountyResult trial={county} />}
    </section>
  )
}

function Kinds({ kinds }: { kinds: Trial['kinds'] }) {
  const { t } = useLanguage()
  return (
    <ul className="row">
      {kinds.map(({ kind, count }) => (
        <li key={kind}>
          <span className={kind.startsWith('no-longer') || kind === 'less-urgent' ? 'tag tag--warn' : 'tag'}>
            {t(`model.trial.${kind}`)}: {count}
          </span>
        </li>
      ))}
    </ul>
  )
}

function OwnResult({ trial }: { trial: Trial }) {
  const { t } = useLanguage()
  const [all, setAll] = useState(false)
  if (trial.fault) return <FaultList faults={[trial.fault]} title={t('bring.fault')} />
  const { before, after, contacts, changes } = trial
  const order = { worse: 0, better: 1, neither: 2 }
  const sorted = changes.toSorted((a, b) => order[a.better] - order[b.better])
  return (
    <div className="stack" data-test="trial-own">
      <p role="status">
        {changes.length === 0
          ? t('model.tryNothing', { n: contacts })
          : t('model.tryChanged', { changed: changes.length, n: contacts })}{' '}
        {t('model.tryScore', {
          before: before.right,
          after: after.right,
          lowBefore: before.tooLow,
          lowAfter: after.tooLow,
          missBefore: before.missed112,
          missAfter: after.missed112,
        })}
      </p>
      <Kinds kinds={trial.kinds} />
      <ul className="stack">
        {sorted.slice(0, all ? undefined : firstShown).map((change) => (
          <li key={change.id}>
            <span className={change.better === 'worse' ? 'tag tag--warn' : 'tag'}>
              {t(`model.tryBetter.${change.better}`)}
            </span>{' '}
            ”{change.text}”{' '}
            <span className="small quiet">
              <Outcomes before={change.before} after={change.after} /> · {change.expected.join('/')} · {change.id}
            </span>
          </li>
        ))}
      </ul>
      {!all && sorted.length > firstShown && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            setAll(true)
          }}
        >
          {t('model.tryMore', { n: sorted.length })}
        </button>
      )}
    </div>
  )
}

function CountyResult({ trial }: { trial: ContactTrial }) {
  const { t } = useLanguage()
  if (trial.fault) return <FaultList faults={[trial.fault]} title={t('bring.fault')} />
  return (
    <div className="stack" data-test="trial-county">
      <p role="status">
        {trial.changed === 0
          ? t('model.tryNothing', { n: trial.looked })
          : t('model.tryChanged', { changed: trial.changed, n: trial.looked })}
      </p>
      <Kinds kinds={trial.kinds} />
      <ul>
        {trial.contacts.map((contact) => (
          <li key={contact.contactId}>
            <Link to={`/contacts/${contact.contactId}`}>{contact.reference}</Link>{' '}
            {contact.kinds.map((kind) => t(`model.trial.${kind}`)).join(', ')}{' '}
            <span className="small quiet">
              <Outcomes before={contact.before} after={contact.after} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Outcome = Trial['changes'][number]['before']
function Outcomes({ before, after }: { before: Outcome; after: Outcome }) {
  const text = (one: Outcome) => `${one.urgencyClass}${one.call112 ? ' 112' : ''} ${one.services.join(', ')}`
  return (
    <>
      {text(before)} → {text(after)}
    </>
  )
}
