import { routes, type ImportReportView } from '@luukku/contract'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** A file of the national register: first what would change, then the import. */
export function ImportForm() {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [content, setContent] = useState<unknown>()
  const [notJson, setNotJson] = useState(false)
  const [whole, setWhole] = useState(false)
  const [report, setReport] = useState<ImportReportView>()
  const choose = async (file: File | undefined) => {
    setReport(undefined)
    setContent(undefined)
    setNotJson(false)
    if (!file) return
    try {
      setContent(JSON.parse(await file.text()))
    } catch {
      setNotJson(true)
    }
  }
  const send = async (dryRun: boolean) => {
    const answer = await run(routes.importCatalogue, { body: { content, whole, dryRun } })
    if (!answer) return
    setReport(answer)
    if (!dryRun) say({ tone: 'done', text: t('catalogue.done') })
  }
  return (
    <details data-test="catalogue-import">
      <summary>{t('catalogue.import')}</summary>
      <div className="stack">
        <p>{t('catalogue.importLead')}</p>
        <p>
          <label htmlFor="catalogue-file">{t('catalogue.file')}</label>{' '}
          <input
            id="catalogue-file"
            type="file"
            accept=".json,application/json"
            data-test="catalogue-file"
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        </p>
        <label className="check">
          <input
            type="checkbox"
            checked={whole}
            onChange={(event) => {
              setWhole(event.target.checked)
              setReport(undefined)
            }}
          />{' '}
          {t('catalogue.whole')}
        </label>
        {notJson && <p role="alert">{t('catalogue.notJson')}</p>}
        {content !== undefined && (
          <div className="row">
            <Button variant="secondary" disabled={busy} onClick={() => void send(true)} data-test="catalogue-dry-run">
              {t('catalogue.dryRun')}
            </Button>
            {report?.dryRun && (
              <Button disabled={busy} onClick={() => void send(false)} data-test="catalogue-do">
                {t('catalogue.do')}
              </Button>
            )}
          </div>
        )}
        {report && <Report report={report} />}
      </div>
    </details>
  )
}

function Report({ report }: { report: ImportReportView }) {
  const { t, local } = useLanguage()
  const { counts } = report
  return (
    <div className="stack" data-test="catalogue-report">
      <p role="status">
        {t('catalogue.counts', {
          added: counts.added,
          changed: counts.changed,
          same: counts.same,
          ended: counts.ended,
          missing: counts.missing,
        })}{' '}
        {counts.strange > 0 && t('catalogue.strange', { n: counts.strange })}{' '}
        {counts.dropped > 0 && t('catalogue.dropped', { n: counts.dropped })}
      </p>
      {report.added.length > 0 && (
        <details open>
          <summary>{t('catalogue.added')}</summary>
          <ul>
            {report.added.map(({ id, name }) => (
              <li key={id}>{local(name)}</li>
            ))}
          </ul>
        </details>
      )}
      {report.changed.length > 0 && (
        <details open>
          <summary>{t('catalogue.changed')}</summary>
          <ul>
            {report.changed.map(({ id, name, fields }) => (
              <li key={id}>
                {local(name)} <span className="small quiet">{fields.join(', ')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {report.strange.length > 0 && (
        <details>
          <summary>{t('catalogue.strangeList')}</summary>
          <ul lang="en">
            {report.strange.map(({ id, path, why }, n) => (
              <li key={n}>
                {id} {path} {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
