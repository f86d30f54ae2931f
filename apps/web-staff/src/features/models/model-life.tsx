import { routes, type ModelPage, type ModelVersionView } from '@luukku/contract'
import { professionText } from '@luukku/i18n/data/professions'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { problemText } from '../../shared/problem-text.ts'
import { useSession } from '../../shared/session.tsx'
import { dateText, localDay, momentText } from '../../shared/time-text.ts'
import { TrialRecord } from './trial-record.tsx'
import { ApproveForm, PublishForm, WithdrawForm } from './life-forms.tsx'

/** Which versions there are, who answers for each, and what may be done next with the one that is shown. */
export function ModelLife({ page }: { page: ModelPage }) {
  const { t, lang } = useLanguage()
  const language = useLanguage()
  const { say } = useNotices()
  const session = useSession()
  const client = useQueryClient()
  const [open, setOpen] = useState<'approve' | 'publish' | 'withdraw-approval' | 'withdraw-publication'>()
  const { version } = page.model
  const done = () => {
    setOpen(undefined)
    void client.invalidateQueries({ queryKey: ['models'] })
  }
  const may = (...roles: string[]) => session.roles.some((role) => roles.includes(role))
  const running = page.versions.find(({ state }) => state === 'running')
  const save = async () => {
    const copy = await callApi(routes.exportModel, { params: { id: version.versionId } }).catch((error: unknown) => {
      say({ tone: 'attention', text: problemText(error, language) })
    })
    if (!copy) return
    const url = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 1)], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${copy.name}-${copy.label}.json`
    link.click()
    URL.revokeObjectURL(url)
  }
  const button = (kind: NonNullable<typeof open>, text: string) => (
    <button
      type="button"
      className="choice-button"
      aria-expanded={open === kind}
      data-test={`model-${kind}`}
      onClick={() => {
        setOpen(open === kind ? undefined : kind)
      }}
    >
      {text}
    </button>
  )
  return (
    <section aria-labelledby="model-life" data-test="model-life">
      <h2 id="model-life">{t('model.life')}</h2>
      <ul className="stack">
        {page.versions.map((one) => (
          <VersionLine
            key={one.versionId}
            version={one}
            shown={one.versionId === version.versionId}
            name={page.model.name}
            at={page.at}
            compareWith={running?.versionId}
          />
        ))}
      </ul>
      <div className="row">
        {may('triage', 'health', 'social') && !version.approval && button('approve', t('model.approve'))}
        {may('triage', 'health', 'social') &&
          version.approval &&
          button('withdraw-approval', t('model.withdrawApproval'))}
        {may('manager') && version.approval && button('publish', t('model.publish'))}
        {may('manager') && version.publishedFrom && button('withdraw-publication', t('model.withdrawPublication'))}
        <button type="button" className="choice-button" onClick={() => void save()} data-test="model-export">
          {t('model.export')}
        </button>
      </div>
      {open === 'approve' && <ApproveForm page={page} onDone={done} />}
      {open === 'publish' && (
        <>
          <TrialRecord page={page} />
          <PublishForm version={version} today={localDay(page.at)} onDone={done} />
        </>
      )}
      {(open === 'withdraw-approval' || open === 'withdraw-publication') && (
        <WithdrawForm version={version} what={open} onDone={done} />
      )}
      <details>
        <summary>{t('model.history')}</summary>
        <ul>
          {page.history.map((event, n) => (
            <li key={n}>
              {momentText(event.at, Date.parse(page.at), language)} {event.by} {t(`model.event.${event.kind}`)}{' '}
              {event.label}
              {event.unit && `, ${language.local(event.unit)}`}
              {event.from && `, ${dateText(event.from, lang, localDay(page.at))}`}{' '}
              {event.demo && <span className="tag">{t('models.demo')}</span>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

interface LineProps {
  version: ModelVersionView
  shown: boolean
  name: string
  at: string
  compareWith: string | undefined
}
function VersionLine({ version, shown, name, at, compareWith }: LineProps) {
  const { t, local, lang } = useLanguage()
  const day = (date: string) => dateText(date, lang, localDay(at))
  const { approval } = version
  return (
    <li data-test="model-version" aria-current={shown ? 'true' : undefined}>
      <p>
        <strong>{version.label}</strong> <span className="tag">{t(`model.state.${version.state}`)}</span>{' '}
        <span className="small quiet">
          {t('model.hash', { hash: version.hash.slice(0, 10) })},{' '}
          {version.origin === 'installed' ? t('model.installed') : t('model.brought', { by: version.broughtBy ?? '' })}
          {version.copiedFrom && `, ${t('model.copied', { county: version.copiedFrom })}`}
        </span>{' '}
        {!shown && <Link to={`/models/${name}?version=${version.versionId}`}>{t('model.show')}</Link>}{' '}
        {compareWith && compareWith !== version.versionId && (
          <Link to={`/models/${name}?version=${version.versionId}&compare=${compareWith}`}>{t('model.compare')}</Link>
        )}
      </p>
      {approval && (
        <p className="small">
          {t('model.approvedBy', {
            by: approval.by,
            profession: local(professionText(approval.profession)),
            day: day(localDay(approval.at)),
          })}{' '}
          {approval.demo ? <strong>{t('model.demoApproval')}</strong> : `”${approval.statement}”`}{' '}
          {approval.sharedWordsChanged && <span className="tag tag--warn">{t('model.wordsChanged')}</span>}
        </p>
      )}
      {version.publishedFrom && (
        <p className="small">{t('model.publishedFrom', { day: day(version.publishedFrom) })}</p>
      )}
    </li>
  )
}
