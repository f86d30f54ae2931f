import { routes, type NewContactInput } from '@luukku/contract'
import { nationalServicesText } from '@luukku/i18n/data/national-services'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useRemembered } from '../../shared/remembered.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { emptyForm, mayBeTold, problemsOf, toNewContact, type ContactForm } from './contact-form.ts'
import { FormField } from './form-field.tsx'
import { ReachFields } from './reach-fields.tsx'

/** As many letters as the contact's own contract takes. */
const longestText = 100_000

/** Somebody phones or walks in: the same questions as the resident's own, and then the case opens. */
export function NewContactPage() {
  const { t, local, lang } = useLanguage()
  useTitle(t('nav.newContact'))
  const navigate = useNavigate()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const [form, setForm] = useRemembered<ContactForm>('new-contact', emptyForm)
  const text = useRef<HTMLTextAreaElement>(null)
  const places = useQuery({
    queryKey: ['municipalities'],
    queryFn: () => callApi(routes.listMunicipalities),
    staleTime: Infinity,
  })
  useEffect(() => {
    text.current?.focus()
  }, [])
  const set = (part: Partial<ContactForm>) => {
    setForm((old) => ({ ...old, ...part }))
  }
  const send = async (body: NewContactInput) => {
    const receipt = await run(routes.recordContact, { body })
    if (!receipt) return
    setForm(emptyForm)
    void client.invalidateQueries({ queryKey: ['desk'] })
    void navigate(`/contacts/${receipt.contactId}`, { replace: true })
  }
  const tooLong = form.text.length > longestText
  const ready = form.text.trim() !== '' && !tooLong && !busy
  // Said beside the fields once the form was sent so: nobody is told while they still write.
  const [isTried, setIsTried] = useState(false)
  const found = problemsOf(form)
  const problems = isTried ? found : {}
  const submit = () => {
    if (!ready) return
    const [first] = Object.keys(found)
    setIsTried(first !== undefined)
    if (first === undefined) void send(toNewContact(form, lang))
    else document.getElementById(`new-${first}`)?.focus()
  }
  useShortcuts(t('nav.newContact'), [
    { key: 'Enter', ctrl: true, inFields: true, label: t('new.send'), run: submit },
    {
      key: 'Escape',
      label: t('missing.back'),
      inFields: true,
      run: () => {
        const element = document.activeElement
        if (element instanceof HTMLElement && element !== document.body) element.blur()
        else void navigate('/')
      },
    },
  ])
  const line = { form, set }
  return (
    <main id="content" className="page">
      <h1>{t('nav.newContact')}</h1>
      <form
        className="two"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <section className="stack">
          <fieldset className="plainset">
            <legend>{t('desk.col.channel')}</legend>
            <div className="row choice">
              {(['phone', 'walk_in'] as const).map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="channel"
                    checked={form.channel === one}
                    onChange={() => {
                      set({ channel: one })
                    }}
                  />
                  {t(`channel.${one}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <label htmlFor="new-text">{t('new.text')}</label>
          <textarea
            id="new-text"
            ref={text}
            rows={8}
            aria-describedby={tooLong ? 'new-too-long' : undefined}
            aria-invalid={tooLong}
            value={form.text}
            data-test="new-text"
            onChange={(event) => {
              set({ text: event.target.value })
            }}
          />
          {/* What was pasted stays whole: a field that cuts by itself loses the end without a word. */}
          {tooLong && (
            <p id="new-too-long" className="tag tag--warn" role="alert" data-test="new-too-long">
              {t('new.tooLong')}
            </p>
          )}
          <p className="small quiet">{t('new.textHint')}</p>
          <label htmlFor="new-second">{t('new.second')}</label>
          <textarea
            id="new-second"
            rows={3}
            maxLength={2000}
            value={form.second}
            data-test="new-second"
            onChange={(event) => {
              set({ second: event.target.value })
            }}
          />
        </section>
        <section className="stack">
          <fieldset className="plainset">
            <legend>{t('new.concerning')}</legend>
            <div className="row choice">
              {(['self', 'child', 'other'] as const).map((one) => (
                <label key={one}>
                  <input
                    type="radio"
                    name="concerning"
                    checked={form.who === one}
                    onChange={() => {
                      set({ who: one })
                    }}
                  />
                  {t(`new.who.${one}`)}
                </label>
              ))}
            </div>
          </fieldset>
          {form.who !== 'self' && (
            <div className="fields">
              <FormField name="relation" label={t('new.relation')} max={80} {...line} />
              <FormField name="reporterName" label={t('new.reporterName')} max={200} {...line} />
              <FormField name="reporterPhone" label={t('new.reporterPhone')} max={40} {...line} />
            </div>
          )}
          <div className="fields">
            <FormField name="givenName" label={t('new.givenName')} max={200} {...line} />
            <FormField name="familyName" label={t('new.familyName')} max={200} {...line} />
            <FormField
              name="identityCode"
              label={t('new.identityCode')}
              max={20}
              problem={problems.identityCode}
              {...line}
            />
            <FormField name="age" label={t('new.age')} max={10} problem={problems.age} {...line} />
            <label>
              {t('manager.municipality')}
              <select
                value={form.municipality}
                onChange={(event) => {
                  set({ municipality: event.target.value })
                }}
              >
                <option value="" />
                {places.data?.municipalities.map((place) => (
                  <option key={place.code} value={place.code}>
                    {local(place.name)}
                  </option>
                ))}
              </select>
              <ReadState query={places} what={t('manager.municipality')} />
            </label>
            <label>
              {t('nav.language')}
              <select
                value={form.lang || lang}
                data-test="new-lang"
                onChange={(event) => {
                  set({ lang: event.target.value })
                }}
              >
                <option value="fi">suomi</option>
                <option value="sv">svenska</option>
                <option value="en">English</option>
                <option value="se">davvisámegiella</option>
              </select>
            </label>
          </div>
          <ReachFields form={form} problems={problems} set={set} />
          {mayBeTold(form) && (
            <fieldset className="plainset stack" data-test="new-informed">
              <legend>{t('new.inform')}</legend>
              <p className="aloud">{local(nationalServicesText)}</p>
              <label className="check">
                <input
                  type="checkbox"
                  checked={form.informed}
                  data-test="new-told"
                  onChange={(event) => {
                    set({ informed: event.target.checked })
                  }}
                />
                {t('new.told')}
              </label>
            </fieldset>
          )}
          <div>
            <Button type="submit" disabled={!ready} data-test="new-send">
              {t('new.send')} <kbd>Ctrl Enter</kbd>
            </Button>
          </div>
          <p className="small quiet">{t('new.next')}</p>
        </section>
      </form>
    </main>
  )
}
