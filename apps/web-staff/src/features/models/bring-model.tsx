import { routes, type ModelCopy, type RouteResponse } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { ChangeList } from './change-list.tsx'
import { largestMegabytes, readCopy } from './read-copy.ts'
import { FaultList } from './fault-list.tsx'

/** A model from a file: first what would change, then as a draft. */
export function BringModel() {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [copy, setCopy] = useState<ModelCopy>()
  const [refused, setRefused] = useState<'not-a-model' | 'too-large'>()
  const [told, setTold] = useState<RouteResponse<typeof routes.bringModel>>()
  const choose = async (file: File | undefined) => {
    setTold(undefined)
    setCopy(undefined)
    setRefused(undefined)
    if (!file) return
    const read = readCopy(await file.text())
    if ('copy' in read) setCopy(read.copy)
    else setRefused(read.refused)
  }
  const send = async (dryRun: boolean) => {
    if (!copy) return
    const answer = await run(routes.bringModel, { body: { copy, dryRun } })
    if (!answer) return
    setTold(answer)
    if (answer.versionId === undefined) return
    say({ tone: 'done', text: t('bring.kept') })
    await client.invalidateQueries({ queryKey: ['models'] })
    await navigate(`/models/${copy.name}?version=${answer.versionId}`)
  }
  const canKeep = told && !told.fault && !told.alreadyHere
  return (
    <details data-test="bring-model">
      <summary>{t('bring.title')}</summary>
      <div className="stack">
        <p>{t('bring.lead')}</p>
        <p>
          <label htmlFor="bring-file">{t('bring.file')}</label>{' '}
          <input
            id="bring-file"
            type="file"
            accept=".json,application/json"
            aria-describedby="bring-size"
            data-test="bring-file"
            onChange={(event) => void choose(event.target.files?.[0])}
          />{' '}
          <span id="bring-size" className="small quiet">
            {t('bring.size', { n: largestMegabytes })}
          </span>
        </p>
        {refused && (
          <p role="alert" data-test="bring-refused">
            {refused === 'too-large' ? t('bring.tooLarge', { n: largestMegabytes }) : t('bring.notModel')}
          </p>
        )}
        {copy && (
          <div className="row">
            <Button variant="secondary" disabled={busy} onClick={() => void send(true)} data-test="bring-dry-run">
              {t('bring.dryRun')}
            </Button>
            {canKeep && (
              <Button disabled={busy} onClick={() => void send(false)} data-test="bring-keep">
                {t('bring.keep')}
              </Button>
            )}
          </div>
        )}
        {told?.fault && <FaultList faults={[told.fault]} title={t('bring.fault')} />}
        {told?.alreadyHere && <p role="status">{t('bring.already')}</p>}
        {canKeep && (
          <>
            <div role="status">
              <h2>{t('bring.changes', { n: told.changes.length })}</h2>
            </div>
            <ChangeList changes={told.changes} />
          </>
        )}
      </div>
    </details>
  )
}
