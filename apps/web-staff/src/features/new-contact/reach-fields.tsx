import { callHours } from '@luukku/domain/contact'
import { useLanguage } from '../../shared/language.tsx'
import { offeredWays, waysOf, type ContactForm, type FormProblems } from './contact-form.ts'
import { FormField, ProblemText } from './form-field.tsx'

interface ReachFieldsProps {
  form: ContactForm
  problems: FormProblems
  set(part: Partial<ContactForm>): void
}

/** How somebody may be reached without danger: the same ways, hours and note as on the resident's own page. */
export function ReachFields({ form, problems, set }: ReachFieldsProps) {
  const { t } = useLanguage()
  const ways = waysOf(form)
  return (
    <fieldset className="plainset stack" data-test="new-reach">
      <legend>{t('new.reach')}</legend>
      <div className="row choice">
        {offeredWays.map((way) => (
          <label key={way}>
            <input
              type="checkbox"
              id={way === offeredWays[0] ? 'new-ways' : undefined}
              checked={ways.includes(way)}
              aria-describedby={problems.ways && 'new-ways-problem'}
              data-test={`new-way-${way}`}
              onChange={({ target }) => {
                set({ ways: offeredWays.filter((one) => (one === way ? target.checked : ways.includes(one))) })
              }}
            />
            {t(`new.way.${way}`)}
          </label>
        ))}
      </div>
      <ProblemText name="ways" problem={problems.ways} />
      <div className="fields">
        <FormField name="phone" label={t('new.phone')} max={40} form={form} problem={problems.phone} set={set} />
        <FormField name="email" label={t('new.email')} max={200} form={form} problem={problems.email} set={set} />
      </div>
      {ways.includes('call') && (
        <fieldset className="plainset">
          <legend>{t('new.hours')}</legend>
          <div className="row choice">
            {Object.keys(callHours).map((hour) => (
              <label key={hour}>
                <input
                  type="checkbox"
                  checked={form.hours.includes(hour)}
                  data-test={`new-hours-${hour}`}
                  onChange={({ target }) => {
                    const others = form.hours.filter((one) => one !== hour)
                    set({ hours: target.checked ? [...others, hour] : others })
                  }}
                />
                {hour.replace('-', '–')}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {ways.length > 0 && (
        <div className="fields">
          <FormField name="note" label={t('new.note')} max={500} form={form} set={set} />
        </div>
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={form.onlySafe}
          aria-describedby="new-only-safe-hint"
          data-test="new-onlySafe"
          onChange={(event) => {
            set({ onlySafe: event.target.checked })
          }}
        />
        {t('new.onlySafe')}
      </label>
      <p id="new-only-safe-hint" className="small quiet">
        {t('new.onlySafeHint')}
      </p>
    </fieldset>
  )
}
