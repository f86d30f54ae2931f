import { routes, type Decrees } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { dateText } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { TakeBackForm } from './take-back-form.tsx'

type Decree = Decrees['decrees'][number]

/** Decrees that take limits of non-urgent care out of use: which are in force and where, and a place to record one. */
export function DecreeList({ today }: { today: string }) {
  const { t, local } = useLanguage()
  const query = useQuery({ queryKey: ['decrees'], queryFn: () => callApi(routes.readDecrees, {}) })
  const { data } = query
  return (
    <section data-test="decrees">
      <h2>{t('decree.title')}</h2>
      <p className="small quiet">
        {/* The law's own words on it say that none was found: shown while that is so. */}
        {t('decree.hint')} {data?.effect && data.decrees.length === 0 && local(data.effect)}{' '}
        {data?.canRecord === false && t('publication.whoRecords')}
      </p>
      <ReadState query={query} what={t('decree.title')} />
      {data?.decrees.length === 0 && <p>{t('decree.none')}</p>}
      <ul className="clocks">
        {data?.decrees.map((decree) => (
          <li key={decree.decreeId} data-test="decree">
            <DecreeRow decree={decree} today={today} of={data} />
          </li>
        ))}
      </ul>
      {data?.canRecord && <RecordForm of={data} />}
    </section>
  )
}

/** What is in force, coming and over is told apart by today. */
function DecreeRow({ decree, today, of }: { decree: Decree; today: string; of: Decrees }) {
  const { t, local, lang } = useLanguage()
  const { run, busy } = useCommand()
  const keep = useKeep()
  const state = decree.to < today ? 'over' : decree.from > today ? 'coming' : 'inForce'
  const names = of.municipalities.filter(({ code }) => decree.municipalities.includes(code))
  const takeBack = async (reason: string) =>
    keep(await run(routes.takeBackDecree, { params: { id: decree.decreeId }, body: { reason } }))
  return (
    <>
      <strong>
        {t('decree.row', {
          decree: decree.decree,
          from: dateText(decree.from, lang, today),
          to: dateText(decree.to, lang, today),
        })}
      </strong>{' '}
      <span className={state === 'inForce' ? 'tag tag--warn' : 'tag'}>{t(`decree.${state}`)}</span>{' '}
      <span className="small quiet">
        {names.length === 0 ? t('decree.everywhere') : names.map(({ name }) => local(name)).join(', ')} ·{' '}
        {t('decree.by', { who: decree.by })}
      </span>
      {of.canRecord && (
        <TakeBackForm
          label={t('decree.takeBack')}
          why={t('decree.reason')}
          of="decree"
          busy={busy}
          onTakeBack={takeBack}
        />
      )}
    </>
  )
}

function useKeep(): (done: Decrees | undefined) => boolean {
  const client = useQueryClient()
  return (done) => {
    if (done) client.setQueryData(['decrees'], done)
    return done !== undefined
  }
}

const empty = { decree: '', from: '', to: '', municipalities: [] as readonly string[] }

function RecordForm({ of }: { of: Decrees }) {
  const { t, local } = useLanguage()
  const { run, busy } = useCommand()
  const keep = useKeep()
  const [draft, setDraft] = useState(empty)
  const change = (part: Partial<typeof empty>) => {
    setDraft((old) => ({ ...old, ...part }))
  }
  const isWhole = draft.decree.trim() !== '' && draft.from !== '' && draft.to !== ''
  const record = async () => {
    const body = { ...draft, decree: draft.decree.trim(), municipalities: [...draft.municipalities] }
    if (keep(await run(routes.recordDecree, { body }))) setDraft(empty)
  }
  const field = (name: 'decree' | 'from' | 'to') => (
    <label>
      {t(`decree.${name}`)}{' '}
      <input
        type={name === 'decree' ? 'text' : 'date'}
        maxLength={200}
        required
        value={draft[name]}
        data-test={`decree-${name}`}
        onChange={(changed) => {
          change({ [name]: changed.target.value })
        }}
      />
    </label>
  )
  return (
    <details data-test="record-decree">
      <summary>{t('decree.record')}</summary>
      <form
        className="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          if (isWhole && !busy) void record()
        }}
      >
        {field('decree')}
        {field('from')}
        {field('to')}
        <fieldset data-test="decree-where">
          <legend>{t('decree.where')}</legend>
          <div className="row choice">
            {of.municipalities.map(({ code, name }) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={draft.municipalities.includes(code)}
                  onChange={({ target }) => {
                    const others = draft.municipalities.filter((one) => one !== code)
                    change({ municipalities: target.checked ? [...others, code] : others })
                  }}
                />
                {local(name)}
              </label>
            ))}
          </div>
        </fieldset>
        <div>
          <Button type="submit" variant="secondary" disabled={busy || !isWhole} data-test="decree-save">
            {t('decree.record')}
          </Button>
        </div>
      </form>
    </details>
  )
}
