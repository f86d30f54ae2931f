import { urgencyClassSchema } from '@luukku/contract'
import { overrideKinds } from '@luukku/domain/operating-model'
import type { ReactNode } from 'react'
import { Button } from 'suomifi-ui-components'
import { RealLifeKindSelect } from '../../shared/real-life-kind.tsx'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { useServices } from '../../shared/use-services.ts'
import { withClass, type CaseDraft, type NeedDraft } from './draft.ts'
import { FindService } from './find-service.tsx'
import { NewNeed } from './new-need.tsx'

type Own = NonNullable<CaseDraft['own']>
interface Props {
  own: Own
  /** The case has been assessed before: its needs keep their first dates unless said otherwise. */
  isAgain: boolean
  note: string
  onOwn: (own: Own | undefined) => void
  onNote: (note: string) => void
  onSave: () => void
  busy: boolean
  saving: boolean
  /** What else is decided with the assessment. */
  children?: ReactNode
}

/** The professional's own assessment: class, needs and the reason, which also teaches the rules. */
export function ChangeEditor({ own, isAgain, note, onOwn, onNote, onSave, busy, saving, children }: Props) {
  const { t, local } = useLanguage()
  const services = useServices()
  const list = (services.data?.services ?? []).toSorted((a, b) => local(a.name).localeCompare(local(b.name)))
  const setNeed = (index: number, change: Partial<NeedDraft>) => {
    onOwn({ ...own, needs: own.needs.map((need, at) => (at === index ? { ...need, ...change } : need)) })
  }
  return (
    <section className="col" aria-labelledby="change-title" data-test="change-editor">
      <h2 id="change-title">{t('case.changeTitle')}</h2>
      <fieldset className="plainset">
        <legend>{t('case.changeClass')}</legend>
        <div className="row choice">
          {urgencyClassSchema.options.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="class"
                checked={own.urgencyClass === one}
                onChange={() => {
                  onOwn(withClass(own, one))
                }}
              />
              {one} {t(`urgency.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {/* Beside the class: who changes only that writes why and is done, without walking through every need. */}
      <label htmlFor="change-reason">{t('case.changeReason')}</label>
      <textarea
        id="change-reason"
        rows={2}
        maxLength={2000}
        value={own.reason}
        data-test="change-reason"
        data-asks="reason"
        onChange={(event) => {
          onOwn({ ...own, reason: event.target.value })
        }}
      />
      <label>
        {t('override.kind')}{' '}
        <select
          value={own.kind ?? ''}
          data-test="change-kind"
          onChange={(event) => {
            onOwn({ ...own, kind: overrideKinds.find((one) => one === event.target.value) })
          }}
        >
          <option value="" />
          {overrideKinds.map((one) => (
            <option key={one} value={one}>
              {t(`override.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <ReadState query={services} what={t('desk.filterService')} />
      <ol className="stack">
        {own.needs.map((need, index) => (
          // Needs have no identity before they are saved; a row is its place.
          <li key={index} className="need-edit">
            <FindService
              id={`find-service-${String(index)}`}
              onChoose={(service) => {
                setNeed(index, { service })
              }}
            />
            <label className="wide">
              {t('case.changeNeedService')}
              <select
                value={need.service}
                data-test={`need-service-${String(index)}`}
                data-asks="needs"
                onChange={(event) => {
                  setNeed(index, { service: event.target.value })
                }}
              >
                <option value="" />
                {list.map((service) => (
                  <option key={service.code} value={service.code}>
                    {local(service.name)} ({t(`register.${service.register}`)})
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('case.changeClass')}
              <select
                value={need.urgencyClass ?? ''}
                onChange={(event) => {
                  setNeed(index, { urgencyClass: urgencyClassSchema.options.find((one) => one === event.target.value) })
                }}
              >
                <option value="">{own.urgencyClass}</option>
                {urgencyClassSchema.options.map((one) => (
                  <option key={one} value={one}>
                    {one} {t(`urgency.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {t('case.changeRealLife')}
              <input
                type="date"
                value={need.realLifeDate ?? ''}
                onChange={(event) => {
                  setNeed(index, { realLifeDate: event.target.value || undefined })
                }}
              />
            </label>
            {need.realLifeDate && (
              <RealLifeKindSelect
                value={need.realLifeKind}
                onChange={(realLifeKind) => {
                  setNeed(index, { realLifeKind })
                }}
              />
            )}
            {isAgain && (
              <NewNeed
                because={need.newNeedBecause}
                onBecause={(newNeedBecause) => {
                  setNeed(index, { newNeedBecause })
                }}
              />
            )}
            <button
              type="button"
              className="plain"
              onClick={() => {
                onOwn({ ...own, needs: own.needs.filter((_, at) => at !== index) })
              }}
            >
              {t('case.changeRemove')}
              <span className="hidden"> {index + 1}</span>
            </button>
            <label className="wide">
              {t('case.changeNeedExtract')}
              <textarea
                rows={2}
                maxLength={4000}
                value={need.extract}
                onChange={(event) => {
                  setNeed(index, { extract: event.target.value })
                }}
              />
            </label>
          </li>
        ))}
      </ol>
      {own.needs.length < 6 && (
        <button
          type="button"
          className="plain"
          onClick={() => {
            onOwn({ ...own, needs: [...own.needs, { service: '', extract: '' }] })
          }}
        >
          + {t('case.changeAdd')}
        </button>
      )}
      <label htmlFor="change-note">{t('case.note')}</label>
      <textarea
        id="change-note"
        rows={2}
        maxLength={8000}
        value={note}
        onChange={(event) => {
          onNote(event.target.value)
        }}
      />
      {children}
      <div className="row">
        <Button onClick={onSave} disabled={busy} data-test="save-change">
          {t('case.changeSave')} <kbd>Ctrl Enter</kbd>
        </Button>
        <Button
          variant="secondaryNoBorder"
          onClick={() => {
            onOwn(undefined)
          }}
        >
          {t('case.changeCancel')}
        </Button>
      </div>
      {saving && <Loading text={t('case.saving')} />}
    </section>
  )
}
