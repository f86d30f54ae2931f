import { routes, type ClockView, type LocalText } from '@luukku/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from './api.ts'
import { intentKeys } from './intent-keys.ts'
import { useLanguage } from './language.tsx'
import { useNotices } from './notices.tsx'
import { problemText } from './problem-text.ts'
import { useFormToken } from './session.tsx'

interface Props {
  needId: string
  exceptions: readonly { id: string; title: LocalText; offered: boolean }[]
  onRecorded: (clocks: readonly ClockView[]) => void
}

/** An exception with its ground. It changes how a duty is counted, never its date; the words are kept sealed. */
export function RecordInLaw({ needId, exceptions, onRecorded }: Props) {
  const language = useLanguage()
  const { t, local } = language
  const formToken = useFormToken()
  const { say } = useNotices()
  const [exception, setException] = useState('')
  const [ground, setGround] = useState('')
  const [offeredDate, setOffered] = useState('')
  const chosen = exceptions.find(({ id }) => id === exception)
  const save = useMutation({
    mutationFn: () => {
      const body = {
        kind: 'exception' as const,
        exception,
        ground: ground.trim(),
        ...(chosen?.offered && offeredDate ? { offeredDate } : {}),
      }
      const idempotencyKey = intentKeys.keyFor('recordOnNeed', [needId, body])
      return callApi(routes.recordOnNeed, { params: { id: needId }, body, idempotencyKey, formToken: formToken() })
    },
    onSuccess: ({ clocks }) => {
      setException('')
      setGround('')
      setOffered('')
      onRecorded(clocks)
      say({ tone: 'done', text: t('notice.saved') })
    },
    onError: (error) => {
      say({ tone: 'attention', text: problemText(error, language) })
    },
  })
  if (exceptions.length === 0) return null
  return (
    <details data-test="record-exception">
      <summary>{t('clocks.record')}</summary>
      <p className="small quiet">{t('clocks.recordHint')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (exception !== '' && ground.trim() !== '' && !save.isPending) save.mutate()
        }}
      >
        <label>
          {t('clocks.exception')}
          <select
            value={exception}
            data-test="exception"
            onChange={(event) => {
              setException(event.target.value)
            }}
          >
            <option value="" />
            {exceptions.map((one) => (
              <option key={one.id} value={one.id}>
                {local(one.title)}
              </option>
            ))}
          </select>
        </label>
        {chosen?.offered && (
          <label>
            {t('clocks.offeredDay')}
            <input
              type="date"
              value={offeredDate}
              required
              onChange={(event) => {
                setOffered(event.target.value)
              }}
            />
          </label>
        )}
        <label>
          {t('clocks.ground')}
          <textarea
            rows={2}
            maxLength={4000}
            value={ground}
            data-test="ground"
            onChange={(event) => {
              setGround(event.target.value)
            }}
          />
        </label>
        <div>
          <Button
            type="submit"
            variant="secondary"
            disabled={save.isPending || exception === '' || ground.trim() === ''}
            data-test="record-exception-save"
          >
            {t('clocks.recordSave')}
          </Button>
        </div>
      </form>
    </details>
  )
}
